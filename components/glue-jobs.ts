import { LogGroup } from "@pulumi/aws/cloudwatch";
import { CatalogDatabase, Crawler, Job, SecurityConfiguration } from "@pulumi/aws/glue";
import { Role, RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { PolicyDocument } from "../pipeline-definition/analysis/permissions/policy-document";
import { resourceName } from "../pipeline-definition/steps/pipeline-resources";
import type { WorkflowAwsJob, WorkflowGlueCrawler, WorkflowGlueJob } from "../pipeline-definition/workflow";
import {
  glueCrawlerPolicy,
  glueDatabaseName,
  glueJobPolicy,
  glueLogPrefix,
  glueTrust,
  type GlueAccess,
  type GlueFolder,
} from "./policies/glue-policies";
import { stateful } from "./stateful";

export interface GlueJobsArgs {
  /** What the names of the stack's resources begin with. */
  readonly name: string;
  readonly pipelineName: string;
  /** By short name. */
  readonly jobs: Readonly<Record<string, WorkflowAwsJob>>;
  /** S3 URI of each file of the workflow's code, by file name. */
  readonly codeUris: pulumi.Input<Readonly<Record<string, string>>>;
  readonly access: pulumi.Input<GlueAccess>;
  /** What each job reads outside the pipeline's own prefix, by its short name. */
  readonly inputs: pulumi.Input<Readonly<Record<string, readonly GlueFolder[]>>>;
  readonly logsKeyArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
  /** Whether the logs survive a `destroy`. */
  readonly protect: boolean;
}

/** The newest version that this program's scripts are tried with: Spark 3.5, Python 3.11. */
const GLUE_VERSION = "5.0";

/** What a run may take when it is started by hand; the bridge's time limit is that of the step. */
const LONGEST_MINUTES = 60;

/** The two groups of a job, as Glue calls them below a prefix. */
const LOG_GROUPS = ["error", "output"] as const;

/**
 * The Glue jobs and crawlers of a workflow. They run in Glue's own network, and cost nothing while none runs.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging.html
 */
export class GlueJobs extends pulumi.ComponentResource {
  readonly #name: string;
  readonly #args: GlueJobsArgs;
  readonly #encryption: pulumi.Output<string>;

  constructor(name: string, args: GlueJobsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:GlueJobs", name, args, opts);
    this.#name = name;
    this.#args = args;
    this.#encryption = this.#securityConfiguration();
    const crawlers: (readonly [string, WorkflowGlueCrawler])[] = [];
    for (const [short, job] of Object.entries(args.jobs)) {
      if (job.kind === "glueCrawler") crawlers.push([short, job]);
      else this.#job(short, job);
    }
    if (crawlers.length > 0) this.#crawlers(crawlers);
    this.registerOutputs({});
  }

  #securityConfiguration(): pulumi.Output<string> {
    const keyArn = pulumi.output(this.#args.access).apply((access) => access.keyArn);
    return new SecurityConfiguration(
      `${this.#name}-glue`,
      {
        encryptionConfiguration: {
          cloudwatchEncryption: {
            cloudwatchEncryptionMode: "SSE-KMS",
            kmsKeyArn: this.#args.logsKeyArn,
          },
          jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: keyArn },
          s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: keyArn },
        },
      },
      { parent: this },
    ).name;
  }

  #role(name: string, policy: pulumi.Output<PolicyDocument>) {
    const trust = pulumi.output(this.#args.access).apply(({ place }) => glueTrust(place));
    const role = new Role(name, { assumeRolePolicy: pulumi.jsonStringify(trust) }, { parent: this });
    const inline = { role: role.name, policy: pulumi.jsonStringify(policy) };
    return { role, policy: new RolePolicy(name, inline, { parent: this }) };
  }

  #logGroups(prefix: string): readonly LogGroup[] {
    const { logsKeyArn, logRetentionDays, protect } = this.#args;
    return LOG_GROUPS.map(
      (kind) =>
        new LogGroup(
          `${prefix}-${kind}`,
          { name: `${prefix}/${kind}`, kmsKeyId: logsKeyArn, retentionInDays: logRetentionDays },
          { parent: this, ...stateful(protect) },
        ),
    );
  }

  #job(short: string, { script, modules = [] }: WorkflowGlueJob): void {
    const { pipelineName, access, inputs } = this.#args;
    const name = `${this.#name}-${short}`;
    const prefix = `${glueLogPrefix(this.#args.name)}${short}`;
    const groups = this.#logGroups(prefix);
    const { role, policy } = this.#role(
      name,
      pulumi.all([access, inputs]).apply(([known, read]) => glueJobPolicy(known, read[short] ?? [])),
    );
    const uris = pulumi.output(this.#args.codeUris);
    const uriOf = (file: string) => uris.apply((of) => of[file] ?? "");
    new Job(
      name,
      {
        // Given: the definition starts it by this name before it is made.
        name: resourceName({ pipelineName }, short),
        description: `Started by a step of pipeline ${pipelineName}`,
        roleArn: role.arn,
        command: { name: "glueetl", pythonVersion: "3", scriptLocation: uriOf(script) },
        glueVersion: GLUE_VERSION,
        workerType: "G.1X",
        numberOfWorkers: 2,
        timeout: LONGEST_MINUTES,
        // The bridge tries again, as often as the step says.
        maxRetries: 0,
        executionProperty: { maxConcurrentRuns: 1 },
        securityConfiguration: this.#encryption,
        defaultArguments: {
          "--job-language": "python",
          "--job-bookmark-option": "job-bookmark-disable",
          "--custom-logGroup-prefix": prefix,
          ...(modules.length === 0
            ? {}
            : { "--extra-py-files": pulumi.all(modules.map(uriOf)).apply((all) => all.join(",")) }),
        },
      },
      { parent: this, dependsOn: [policy, ...groups] },
    );
  }

  #crawlers(crawlers: readonly (readonly [string, WorkflowGlueCrawler])[]): void {
    const { pipelineName, access } = this.#args;
    const database = new CatalogDatabase(
      this.#name,
      {
        name: glueDatabaseName(pipelineName),
        description: `Tables of pipeline ${pipelineName}`,
      },
      { parent: this },
    );
    for (const [short, { crawls }] of crawlers) {
      const name = `${this.#name}-${short}`;
      const { role, policy } = this.#role(
        name,
        pulumi.output(access).apply((known) => glueCrawlerPolicy(known, crawls)),
      );
      new Crawler(
        name,
        {
          name: resourceName({ pipelineName }, short),
          description: `Started by a step of pipeline ${pipelineName}`,
          role: role.arn,
          databaseName: database.name,
          securityConfiguration: this.#encryption,
          s3Targets: [{ path: pulumi.output(access).apply(({ bucket }) => `s3://${bucket}/${crawls}/`) }],
          recrawlPolicy: { recrawlBehavior: "CRAWL_EVERYTHING" },
          // A table that people query does not vanish because a night brought nothing.
          schemaChangePolicy: { deleteBehavior: "LOG", updateBehavior: "UPDATE_IN_DATABASE" },
        },
        { parent: this, dependsOn: [policy] },
      );
    }
  }
}
