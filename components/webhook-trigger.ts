import { Api, Integration, Route, Stage } from "@pulumi/aws/apigatewayv2";
import { LogGroup } from "@pulumi/aws/cloudwatch";
import { Permission, type Function as LambdaFunction } from "@pulumi/aws/lambda";
import { Secret } from "@pulumi/aws/secretsmanager";
import * as pulumi from "@pulumi/pulumi";
import { handlerFunction, type FunctionSurroundings } from "./handler-function";
import { webhookPolicy } from "./policies/trigger-policies";
import { namedValues } from "./start-parameters";
import { stateful } from "./stateful";
import type { WebhookSettings } from "./surroundings";

export interface WebhookTriggerArgs extends FunctionSurroundings {
  /** What it is called, in the names of the executions that it starts too. */
  readonly trigger: string;
  readonly settings: WebhookSettings;
  /** Values of the pipeline's parameters; `{detail.commit}`, `{detail.branch}` and `{detail.repository}` stand for the push. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The function that starts the pipeline. */
  readonly startFunctionArn: pulumi.Input<string>;
}

const ROUTE = "/github";

/** More pushes than a repository sees, and few enough to be no burden when strangers knock. */
const THROTTLE = { throttlingRateLimit: 5, throttlingBurstLimit: 10 };
const CONCURRENCY = 2;

/** What is kept of each request: who asked and what was answered, no header and no body. */
const ACCESS_LINE = JSON.stringify({
  requestId: "$context.requestId",
  time: "$context.requestTime",
  sourceIp: "$context.identity.sourceIp",
  route: "$context.routeKey",
  status: "$context.status",
  error: "$context.integrationErrorMessage",
});

/**
 * Starts the pipeline when GitHub tells of a push, through the function that refuses a start while one runs. The address
 * is open to the internet, over TLS only: what is not signed with the secret is turned away.
 *
 * @see https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 */
export class WebhookTrigger extends pulumi.ComponentResource {
  /** The address that GitHub is told. */
  readonly url: pulumi.Output<string>;
  /** ARN of the secret; the stack's own waits for its value. */
  readonly secretArn: pulumi.Output<string>;
  readonly functionName: pulumi.Output<string>;

  readonly #name: string;
  readonly #args: WebhookTriggerArgs;

  constructor(name: string, args: WebhookTriggerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:WebhookTrigger", name, args, opts);
    this.#name = name;
    this.#args = args;
    const { secretArn, secretKeyArn } = this.#secret();
    const taker = this.#function(secretArn, secretKeyArn);
    this.url = pulumi.interpolate`${this.#api(taker)}${ROUTE}`;
    this.secretArn = secretArn;
    this.functionName = taker.name;
    this.registerOutputs({ url: this.url, secretArn: this.secretArn, functionName: this.functionName });
  }

  /** The secret of the configuration, or one whose value nobody but its owner ever writes: it is in no state. */
  #secret() {
    const { settings, deadLetters, protect, pipelineName } = this.#args;
    if (settings.secretArn !== undefined) {
      const secretKeyArn = pulumi.output(settings.secretKeyArn);
      return { secretArn: pulumi.output(settings.secretArn), secretKeyArn };
    }
    const secretKeyArn: pulumi.Output<string | undefined> = pulumi.output(deadLetters).keyArn;
    const secret = new Secret(
      this.#name,
      { description: `What GitHub signs pushes for ${pipelineName} with`, kmsKeyId: secretKeyArn },
      { parent: this, ...stateful(protect) },
    );
    return { secretArn: secret.arn, secretKeyArn };
  }

  #function(secretArn: pulumi.Output<string>, secretKeyArn: pulumi.Output<string | undefined>) {
    const { trigger, settings, parameters, startFunctionArn, ...around } = this.#args;
    const { repository, branches } = settings;
    const access = pulumi.output({ secretArn, secretKeyArn, startFunctionArn });
    return handlerFunction(
      this.#name,
      around,
      {
        description: `Takes pushes to ${repository} for ${around.pipelineName}`,
        file: "webhook.mjs",
        policy: (known) => access.apply((webhook) => webhookPolicy(known, webhook)),
        concurrency: CONCURRENCY,
        timeoutSeconds: 10,
        settings: {
          PipelineName: around.pipelineName,
          PipelineParameters: namedValues(parameters),
          trigger,
          repository,
          branches,
          secretArn,
          guardArn: startFunctionArn,
        },
      },
      { parent: this },
    );
  }

  /** @returns the API's address. */
  #api(taker: LambdaFunction): pulumi.Output<string> {
    const description = `Pushes to ${this.#args.settings.repository} for ${this.#args.pipelineName}`;
    const opts = { parent: this };
    const api = new Api(this.#name, { protocolType: "HTTP", description }, opts);
    const integration = new Integration(
      this.#name,
      {
        apiId: api.id,
        integrationType: "AWS_PROXY",
        integrationUri: taker.arn,
        payloadFormatVersion: "2.0",
        timeoutMilliseconds: 10_000,
      },
      opts,
    );
    const target = pulumi.interpolate`integrations/${integration.id}`;
    const route = new Route(this.#name, { apiId: api.id, routeKey: `POST ${ROUTE}`, target }, opts);
    new Permission(
      this.#name,
      {
        action: "lambda:InvokeFunction",
        function: taker.name,
        principal: "apigateway.amazonaws.com",
        sourceArn: pulumi.interpolate`${api.executionArn}/*/POST${ROUTE}`,
      },
      opts,
    );
    this.#stage(api, route);
    return api.apiEndpoint;
  }

  #stage(api: Api, route: Route): void {
    const { logsKeyArn, logRetentionDays, protect } = this.#args;
    const group = new LogGroup(
      `${this.#name}-access`,
      { kmsKeyId: logsKeyArn, retentionInDays: logRetentionDays },
      { parent: this, ...stateful(protect) },
    );
    new Stage(
      this.#name,
      {
        apiId: api.id,
        name: "$default",
        autoDeploy: true,
        defaultRouteSettings: THROTTLE,
        accessLogSettings: { destinationArn: group.arn, format: ACCESS_LINE },
      },
      { parent: this, dependsOn: [route] },
    );
  }
}
