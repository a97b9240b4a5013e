/** The error that a task ends with. */
export const failure = async (task: Promise<unknown>): Promise<Error> => {
  try {
    await task;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error("The task did not fail.");
};
