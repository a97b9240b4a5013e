module.exports = {
  require: ["./scripts/command-line/typescript.js", "./tests/support/setup.ts"],
  reporter: "./tests/support/reporter.ts",
  timeout: 60_000,
};
