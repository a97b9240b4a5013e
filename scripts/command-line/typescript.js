// Loads TypeScript for the commands without checking types: `npm run types` checks them once for all.
require("ts-node").register({ transpileOnly: true });
