import type { Channel } from "@aws-sdk/client-sagemaker";
import type { Json } from "../document/definition";
import { isVariable, type PipelineVariable, type Value, type WithVariables } from "../variables/variable";

/** Where SageMaker puts the files of a channel. */
const CODE_CHANNEL = "code";
const CODE_FOLDER = `/opt/ml/input/data/${CODE_CHANNEL}`;

export interface ScriptModeOptions {
  /** File that starts the training, inside the code. */
  readonly program: string;
  /** S3 URI of the folder that holds the code, or of one archive (`….tar.gz`, a literal then). */
  readonly code: Value<string>;
  /** Handed to the script as its arguments; numbers, booleans and lists too. */
  readonly hyperParameters?: Readonly<Record<string, Json | PipelineVariable<string | number | boolean>>>;
  /** Channels of data, beside the one for the code. */
  readonly channels?: readonly WithVariables<Channel>[];
  /** Level of the container's own log, as Python counts (20 is INFO). @default the container's */
  readonly containerLogLevel?: number;
}

const codePath = (code: Value<string>): string => {
  const archive = typeof code === "string" ? /[^/]+\.tar\.gz$/.exec(code)?.[0] : undefined;
  return archive === undefined ? CODE_FOLDER : `${CODE_FOLDER}/${archive}`;
};

/** The training toolkit reads each value as JSON, and as text when it is none; a variable stays as it is. */
const encoded = (value: Json | PipelineVariable<string | number | boolean>): Value<string> =>
  isVariable(value) ? value : JSON.stringify(value);

/**
 * Hyperparameters and channels that make a framework image (XGBoost, scikit-learn, PyTorch) run a script of
 * yours. The code comes through a channel of its own, so that it also works in an isolated network, where a
 * container cannot fetch it from S3. Spread it into the arguments of a training step.
 *
 * @see https://github.com/aws/sagemaker-training-toolkit
 */
export const scriptMode = ({
  program,
  code,
  hyperParameters = {},
  channels = [],
  containerLogLevel,
}: ScriptModeOptions) => {
  const reserved = {
    sagemaker_program: program,
    sagemaker_submit_directory: codePath(code),
    ...(containerLogLevel === undefined ? {} : { sagemaker_container_log_level: containerLogLevel }),
  };
  const HyperParameters: Readonly<Record<string, Value<string>>> = Object.fromEntries(
    Object.entries({ ...hyperParameters, ...reserved }).map(([name, value]) => [name, encoded(value)]),
  );
  const codeChannel: WithVariables<Channel> = {
    ChannelName: CODE_CHANNEL,
    InputMode: "File",
    DataSource: {
      S3DataSource: { S3DataType: "S3Prefix", S3Uri: code, S3DataDistributionType: "FullyReplicated" },
    },
  };
  return { HyperParameters, InputDataConfig: [...channels, codeChannel] };
};
