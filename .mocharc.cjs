module.exports = {
  require: ["ts-node/register/transpile-only", "./tests/support/setup.ts"],
  reporter: "./tests/support/reporter.ts",
  timeout: 60_000,
};
