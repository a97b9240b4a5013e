// Mocha lets unhandled rejections pass as green tests; here they end the run.
process.on("unhandledRejection", (reason) => {
  throw reason;
});

// An Output turned into text by accident throws instead of embedding a help message.
process.env["PULUMI_ERROR_OUTPUT_STRING"] = "true";
