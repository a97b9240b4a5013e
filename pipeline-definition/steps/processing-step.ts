import type {
  CreateProcessingJobRequest,
  DescribeProcessingJobResponse,
  ProcessingInput,
  ProcessingOutput,
} from "@aws-sdk/client-sagemaker";
import { propertiesOf, type NamedList, type Properties } from "../variables/properties";
import type { Value, WithVariables } from "../variables/variable";
import { retryPolicies, type Retry } from "./retry";
import { step, type CacheableStepOptions, type JobArguments, type Step } from "./step";

/** One output of a processing job; its name is known to the compiler. */
export type Output<Name extends string> = WithVariables<Omit<ProcessingOutput, "OutputName">> & {
  readonly OutputName: Name;
};

/** One input of a processing job; its name is known to the compiler. */
export type Input<Name extends string> = WithVariables<Omit<ProcessingInput, "InputName">> & {
  readonly InputName: Name;
};

type ProcessingArguments<Inputs extends string, Outputs extends string> = Omit<
  JobArguments<CreateProcessingJobRequest, "ProcessingJobName">,
  "ProcessingInputs" | "ProcessingOutputConfig"
> & {
  readonly ProcessingInputs?: readonly Input<Inputs>[];
  readonly ProcessingOutputConfig?: {
    readonly Outputs: readonly Output<Outputs>[];
    readonly KmsKeyId?: Value<string>;
  };
};

type ProcessingProperties<Inputs extends string, Outputs extends string> = Omit<
  DescribeProcessingJobResponse,
  "ProcessingInputs" | "ProcessingOutputConfig"
> & {
  readonly ProcessingInputs: NamedList<Inputs, ProcessingInput>;
  readonly ProcessingOutputConfig: {
    readonly Outputs: NamedList<Outputs, ProcessingOutput>;
    readonly KmsKeyId: string;
  };
};

/** A JSON file in an output of a processing step, for `jsonGet`. */
export interface PropertyFile<Name extends string, Outputs extends string> {
  readonly name: Name;
  /** Name of the output that holds the file. */
  readonly output: Outputs;
  /** The file inside the output. */
  readonly path: string;
}

export interface ProcessingStepOptions<
  Inputs extends string,
  Outputs extends string,
  Files extends string,
> extends CacheableStepOptions {
  /** `CreateProcessingJob` less the job's name, which SageMaker gives. */
  readonly arguments: ProcessingArguments<Inputs, Outputs>;
  readonly propertyFiles?: readonly PropertyFile<Files, NoInfer<Outputs>>[];
  readonly retry?: readonly Retry[];
}

export interface ProcessingStep<
  Inputs extends string = string,
  Outputs extends string = string,
  Files extends string = string,
> extends Step<"Processing"> {
  readonly propertyFiles: readonly PropertyFile<Files, Outputs>[];
  /** What `DescribeProcessingJob` will answer, as variables. */
  readonly properties: Properties<ProcessingProperties<Inputs, Outputs>>;
}

/**
 * Runs a script in a container over files from S3: preparing data, evaluating a model.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html
 */
export const processingStep = <
  const Inputs extends string = never,
  const Outputs extends string = never,
  const Files extends string = never,
>(
  name: string,
  options: ProcessingStepOptions<Inputs, Outputs, Files>,
): ProcessingStep<Inputs, Outputs, Files> => {
  const { propertyFiles = [], retry, ...rest } = options;
  const PropertyFiles = propertyFiles.map((file) => ({
    PropertyFileName: file.name,
    OutputName: file.output,
    FilePath: file.path,
  }));
  return {
    ...step("Processing", name, options.arguments, {
      ...rest,
      retry: retryPolicies(retry),
      extra: PropertyFiles.length === 0 ? {} : { PropertyFiles },
    }),
    propertyFiles,
    properties: propertiesOf<ProcessingProperties<Inputs, Outputs>>(name),
  };
};
