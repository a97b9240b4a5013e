import fc from "fast-check";

// Mocha lets unhandled rejections pass as green tests; here they end the run.
process.on("unhandledRejection", (reason) => {
  throw reason;
});

// An Output turned into text by accident throws instead of embedding a help message.
process.env["PULUMI_ERROR_OUTPUT_STRING"] = "true";

// The same random cases for every change, so that a red test is the change's own; the nightly run draws new ones.
fc.configureGlobal({ seed: Number(process.env["PROPERTY_SEED"] ?? 1) });
