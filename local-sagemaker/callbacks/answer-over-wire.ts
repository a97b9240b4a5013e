/** Answers callback steps as a worker on AWS does. Rejects when the answer is refused. */
export interface CallbackSender {
  /** @param outputParameters the JSON text that the job left: a list of `{Name, Value}` */
  readonly succeed: (token: string, outputParameters: string | undefined) => Promise<void>;
  readonly fail: (token: string, reason: string) => Promise<void>;
  readonly close: () => void;
}

/** Longest `FailureReason` of a callback step. */
const REASON_LIMIT = 256;

interface OutputParameter {
  readonly Name: string;
  readonly Value: string;
}

/** Sends answers to the SageMaker of an endpoint. */
export const createCallbackSender = async (endpoint: string, region: string): Promise<CallbackSender> => {
  // The client's remarks on versions of Node.js are not for the people who read the run.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  // Loaded here: AWS's client takes longer to load than all else, and few runs need it.
  const {
    SageMakerClient,
    SendPipelineExecutionStepFailureCommand,
    SendPipelineExecutionStepSuccessCommand,
  } = await import("@aws-sdk/client-sagemaker");
  const client = new SageMakerClient({
    endpoint,
    region,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  return {
    succeed: async (CallbackToken, text) => {
      const parameters =
        text === undefined ? {} : { OutputParameters: JSON.parse(text) as OutputParameter[] };
      await client.send(new SendPipelineExecutionStepSuccessCommand({ CallbackToken, ...parameters }));
    },
    fail: async (CallbackToken, reason) => {
      const FailureReason = reason.slice(0, REASON_LIMIT);
      await client.send(new SendPipelineExecutionStepFailureCommand({ CallbackToken, FailureReason }));
    },
    close: () => client.destroy(),
  };
};
