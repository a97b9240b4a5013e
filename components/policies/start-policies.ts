import { domainOf, regionalArn, type Place } from "../../pipeline-definition/analysis/permissions/place";
import {
  allow,
  policyDocument,
  type PolicyDocument,
  type Statement,
} from "../../pipeline-definition/analysis/permissions/policy-document";
import { serviceTrust } from "../../pipeline-definition/analysis/permissions/trust";

/** Where messages go that nobody took. */
export interface DeadLetters {
  readonly queueArn: string;
  /** ARN of the key of the queue. */
  readonly keyArn: string;
}

/** Puts messages that nobody took into the queue for them. */
export const writesDeadLetters = (place: Place, { queueArn, keyArn }: DeadLetters): readonly Statement[] => [
  allow("DeadLetters", "sqs:SendMessage", queueArn),
  allow("DeadLettersKey", ["kms:Decrypt", "kms:GenerateDataKey"], keyArn, {
    StringEquals: { "kms:ViaService": `sqs.${place.region}.${domainOf(place)}` },
  }),
];

/**
 * Who may assume the role of a schedule: EventBridge Scheduler for the schedules of one group. AWS warns not to name
 * a single schedule.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
export const schedulerTrust = (place: Place, groupArn: string): PolicyDocument =>
  policyDocument(serviceTrust(place, "scheduler.amazonaws.com", [groupArn]));

/** What a schedule may do: call one function, read its own input, and put away what it could not deliver. */
export const schedulePolicy = (place: Place, functionArn: string, deadLetters: DeadLetters): PolicyDocument =>
  policyDocument(
    allow("Call", "lambda:InvokeFunction", functionArn),
    allow("OwnInput", "kms:Decrypt", deadLetters.keyArn, {
      StringEquals: { "kms:ViaService": `scheduler.${place.region}.${domainOf(place)}` },
    }),
    ...writesDeadLetters(place, deadLetters),
  );

/** Who may assume the role of a function. Lambda sends no source when it does. */
export const lambdaTrust = (): PolicyDocument =>
  policyDocument({
    Sid: "TrustLambda",
    Effect: "Allow",
    Principal: { Service: "lambda.amazonaws.com" },
    Action: "sts:AssumeRole",
  });

/** What a function may do. */
export interface FunctionAccess {
  readonly place: Place;
  readonly pipelineName: string;
  readonly logGroupArn: string;
  readonly deadLetters: DeadLetters;
}

/** What every function does: log and trace. */
export const functionLogs = (logGroupArn: string): readonly Statement[] => [
  allow("Logs", ["logs:CreateLogStream", "logs:PutLogEvents"], `${logGroupArn}:*`),
  // X-Ray's actions have no resource.
  allow("Traces", ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], "*"),
];

/** What every function around a pipeline does besides its own work: log, trace, and put away what failed. */
export const functionRuns = ({ place, logGroupArn, deadLetters }: FunctionAccess): readonly Statement[] => [
  ...functionLogs(logGroupArn),
  ...writesDeadLetters(place, deadLetters),
];

const pipelineArnOf = ({ place, pipelineName }: FunctionAccess): string =>
  // SageMaker writes pipeline names in lower case in their ARNs.
  regionalArn(place, "sagemaker", `pipeline/${pipelineName.toLowerCase()}`);

/** The function that starts the pipeline: it sees what runs, and starts that one pipeline. */
export const startGuardPolicy = (access: FunctionAccess): PolicyDocument =>
  policyDocument(
    allow(
      "Start",
      ["sagemaker:ListPipelineExecutions", "sagemaker:StartPipelineExecution"],
      pipelineArnOf(access),
    ),
    ...functionRuns(access),
  );

/** The function that watches executions: it only reads. */
export const executionWatchPolicy = (access: FunctionAccess): PolicyDocument =>
  policyDocument(
    allow("Executions", "sagemaker:ListPipelineExecutions", pipelineArnOf(access)),
    allow("Steps", "sagemaker:ListPipelineExecutionSteps", `${pipelineArnOf(access)}/execution/*`),
    ...functionRuns(access),
  );
