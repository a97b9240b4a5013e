/** What the names of a pipeline's own resources follow from: a part of every workflow's inputs. */
export interface PipelinePlace {
  readonly pipelineName: string;
  readonly region: string;
  readonly bucket: string;
  /** Any role of the pipeline's account: its ARN tells partition and account. */
  readonly roleArns: { readonly processing: string };
}

const ROLE_ARN = /^arn:([^:]+):iam::(\d{12}):/;

const ownerOf = ({ roleArns }: PipelinePlace): { readonly partition: string; readonly account: string } => {
  const [, partition, account] = ROLE_ARN.exec(roleArns.processing) ?? [];
  if (partition === undefined || account === undefined)
    throw new RangeError(`"${roleArns.processing}" is not the ARN of a role.`);
  return { partition, account };
};

/**
 * The name of a function, Glue job or crawler that belongs to a pipeline. It follows from the pipeline's, so that the
 * definition is known before the resource is made.
 *
 * @param name the short name, under which the workflow declares it.
 */
export const resourceName = ({ pipelineName }: Pick<PipelinePlace, "pipelineName">, name: string): string =>
  `${pipelineName}-${name}`;

/**
 * ARN of a function of the workflow's, for `lambdaStep`.
 *
 * @throws RangeError when the inputs hold no ARN of a role.
 */
export const functionArn = (place: PipelinePlace, name: string): string => {
  const { partition, account } = ownerOf(place);
  return `arn:${partition}:lambda:${place.region}:${account}:function:${resourceName(place, name)}`;
};

/** The short name of the queue that `awsJob` steps send to. */
export const AWS_JOBS = "aws-jobs";

/**
 * URL of the queue that `awsJob` steps send to.
 *
 * @throws RangeError when the inputs hold no ARN of a role.
 */
export const awsJobQueueUrl = (place: PipelinePlace): string => {
  const { partition, account } = ownerOf(place);
  const domain = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  return `https://sqs.${place.region}.${domain}/${account}/${resourceName(place, AWS_JOBS)}`;
};
