import type { AwsJobCommand } from "../../local-sagemaker/callbacks/run-command";
import {
  findImageEnvironment,
  type OwnImageEnvironment,
} from "../../local-sagemaker/environments/image-environments";
import { readAwsJob } from "../../local-sagemaker/plan/aws-job-message";
import type { ExecutionRecord, StepRecord } from "../../local-sagemaker/store/execution-record";
import { isJsonObject } from "../../pipeline-definition/document/definition";

type AwsJobs = ReadonlyMap<string, AwsJobCommand>;

/** Names of the kinds of jobs for people; any other kind goes by its own. */
const KINDS: Readonly<Record<string, string>> = { glueJob: "Glue job", glueCrawler: "Glue crawler" };

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(textsIn) : [];
};

const imageRemarks = ({ Arguments }: StepRecord, own: readonly OwnImageEnvironment[]): readonly string[] =>
  textsIn(Arguments).flatMap((text) => findImageEnvironment(text, own)?.remark ?? []);

const jobRemarks = ({ StepType, Arguments = {} }: StepRecord, awsJobs: AwsJobs): readonly string[] => {
  const job = StepType === "Callback" ? readAwsJob(Arguments) : undefined;
  const standIn = job && awsJobs.get(job.name);
  if (job === undefined || standIn?.kind !== job.kind) return [];
  const command = standIn.command.join(" ");
  return [`${KINDS[job.kind] ?? job.kind} "${job.name}" did not run: "${command}" stood in for it.`];
};

/**
 * What ran in place of the programs that an execution's images hold on AWS and of its jobs outside SageMaker, a sentence
 * each; nothing where the same open-source program ran. Whoever reads the results has to know.
 *
 * @param awsJobs what stands in for each job outside SageMaker, by the job's name
 */
export const remarksOn = (
  { Steps }: Pick<ExecutionRecord, "Steps">,
  own: readonly OwnImageEnvironment[],
  awsJobs: AwsJobs,
): readonly string[] => [
  ...new Set(Steps.flatMap((step) => [...imageRemarks(step, own), ...jobRemarks(step, awsJobs)])),
];
