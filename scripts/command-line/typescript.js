// Loads TypeScript for the commands, from any folder. Types are not checked: `npm run types` does that once for all.
require("ts-node").register({ projectSearchDir: __dirname });
