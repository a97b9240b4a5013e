/** Handlers for tests: each does one thing that a function may do. */
export const echo = async (event, context) => ({
  event,
  name: context.functionName,
  left: context.getRemainingTimeInMillis() > 0,
  environment: process.env,
});

export const refuse = async () => {
  throw new TypeError("no such bucket");
};
