import {
  DescribeModelPackageGroupCommand,
  DescribePipelineCommand,
  ListTagsCommand,
} from "@aws-sdk/client-sagemaker";
import type { AwsClients } from "../aws/clients";
import { error, ok, warning, type Finding } from "../finding";
import type { StackSettings } from "../stack-settings";
import { ask, askFor, notLookedAt } from "./looked-at";

/** Something with a name that AWS gives only once. */
interface Named {
  /** `Pipeline "adult-census-dev"`. */
  readonly subject: string;
  readonly arn: string | undefined;
  readonly mayBeAdopted: boolean;
}

const existing = async (
  { project, stack, configuration }: StackSettings,
  sagemaker: AwsClients["sagemaker"],
  { subject, arn, mayBeAdopted }: Named & { readonly arn: string },
): Promise<Finding> => {
  const answer = await ask("sagemaker:ListTags", async () =>
    sagemaker.send(new ListTagsCommand({ ResourceArn: arn })),
  );
  if ("failure" in answer) return notLookedAt("names", `Whose "${arn}" is`, answer.failure);
  const tags = new Map((answer.value.Tags ?? []).map(({ Key, Value }) => [Key, Value]));
  if (tags.get("project") === project && tags.get("stack") === stack) {
    return ok("names", `${subject} exists and is this stack's own.`);
  }
  if (mayBeAdopted && configuration.adoptPipeline) {
    return ok("names", `${subject} exists and will be taken over.`);
  }
  return error(
    "names",
    `${subject} exists already, and its tags do not name project "${project}" and stack "${stack}".`,
    mayBeAdopted
      ? "Take it over with adoptPipeline, choose another pipelineName, or delete it."
      : "Delete it, or choose another name for the stack: pulumi stack rename NAME.",
  );
};

const nameFinding = async (
  settings: StackSettings,
  sagemaker: AwsClients["sagemaker"],
  named: Named,
): Promise<Finding> => {
  const { subject, arn, mayBeAdopted } = named;
  if (arn !== undefined) return existing(settings, sagemaker, { ...named, arn });
  return mayBeAdopted && settings.configuration.adoptPipeline
    ? error(
        "names",
        `${subject} does not exist, and adoptPipeline wants to take it over.`,
        "Mend pipelineName, or leave it to the stack to make: pulumi config set adoptPipeline false.",
      )
    : ok("names", `${subject} is free.`);
};

/**
 * Looks whether the names are taken that AWS gives only once: those of the pipeline and of its model package group.
 * Everything else gets a random end from Pulumi.
 */
export const checkNames = async (
  settings: StackSettings,
  { sagemaker }: Pick<AwsClients, "sagemaker">,
): Promise<readonly Finding[]> => {
  const { pipelineName, name } = settings.configuration;
  const pipeline = await askFor("sagemaker:DescribePipeline", async () =>
    sagemaker.send(new DescribePipelineCommand({ PipelineName: pipelineName })),
  );
  const group = await askFor("sagemaker:DescribeModelPackageGroup", async () =>
    sagemaker.send(new DescribeModelPackageGroupCommand({ ModelPackageGroupName: name })),
  );
  const looked = [
    {
      answer: pipeline,
      subject: `Pipeline "${pipelineName}"`,
      arn: "value" in pipeline ? pipeline.value?.PipelineArn : undefined,
      mayBeAdopted: true,
    },
    {
      answer: group,
      subject: `Model package group "${name}"`,
      arn: "value" in group ? group.value?.ModelPackageGroupArn : undefined,
      mayBeAdopted: false,
    },
  ];
  const findings = await Promise.all(
    looked.map(async ({ answer, ...named }) =>
      "failure" in answer
        ? notLookedAt("names", named.subject, answer.failure)
        : nameFinding(settings, sagemaker, named),
    ),
  );
  return [...findings, ...statusFindings(pipelineName, pipeline)];
};

const statusFindings = (
  name: string,
  answer: Awaited<ReturnType<typeof askFor<{ readonly PipelineStatus?: string | undefined }>>>,
): readonly Finding[] => {
  const status = "value" in answer ? answer.value?.PipelineStatus : undefined;
  return status === "Deleting"
    ? [
        warning(
          "names",
          `Pipeline "${name}" is being deleted.`,
          "Wait until it is gone: its name is free only then.",
        ),
      ]
    : [];
};
