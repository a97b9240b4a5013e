import { createHmac } from "node:crypto";
import type { LambdaClient } from "@aws-sdk/client-lambda";
import type { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { functionMaker, withTriggerServices, type TriggerServices } from "./trigger-services";

/** What an HTTP API answers. */
export interface Answer {
  readonly statusCode: number;
  readonly body: string;
}
export type Webhook = (request: unknown) => Promise<Answer>;
type MakeWebhook = (parts: {
  settings: object;
  secrets: SecretsManagerClient;
  lambda: LambdaClient;
  now: () => number;
  log: (line: string) => void;
}) => Webhook;

/** The moment at which the webhook runs here. */
export const NOW = Date.UTC(2027, 0, 31, 3);
/** What GitHub signs with, as the pretended Secrets Manager has it. */
export const SECRET = "a-secret-of-this-test-only";
/** ARN of the function that starts the pipeline. */
export const GUARD = "arn:aws:lambda:us-east-1:111122223333:function:census-start-guard";
/** What stands beside the code of the webhook. */
export const WEBHOOK_SETTINGS = {
  PipelineName: "census",
  trigger: "push",
  PipelineParameters: [{ Name: "Commit", Value: "{detail.commit}" }],
  repository: "acme/census",
  branches: ["main", "release/1.0"],
  secretArn: "arn:aws:secretsmanager:us-east-1:111122223333:secret:census-webhook-AbCdEf",
  guardArn: GUARD,
};

/** A push as GitHub describes it, less what nobody reads here. */
export const PUSH = {
  ref: "refs/heads/main",
  before: "6113728f27ae82c7b1a177c8d03f9e96e0adf246",
  after: "0d1a26e67d8f5eaf1f6ba5c57fc3c7d91ac0fd1c",
  created: false,
  deleted: false,
  forced: false,
  repository: { id: 1, full_name: "acme/census", default_branch: "main", pushed_at: NOW / 1000 - 5 },
  pusher: { name: "ann", email: "ann@acme.example" },
  head_commit: { id: "0d1a26e67d8f5eaf1f6ba5c57fc3c7d91ac0fd1c", timestamp: "2026-11-21T10:00:00Z" },
};
/** Id of a delivery. */
export const DELIVERY = "72d3162e-cc78-11e3-81ab-4c9367dc0958";

/** How GitHub signs a body. */
export const signatureOf = (body: string | Buffer, secret = SECRET) =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

/** A request as an HTTP API hands it to a function. */
export const delivered = (
  content: unknown,
  headers: Readonly<Record<string, string | undefined>> = {},
  text = JSON.stringify(content),
) => ({
  version: "2.0",
  routeKey: "POST /github",
  rawPath: "/github",
  headers: {
    "content-type": "application/json",
    "user-agent": "GitHub-Hookshot/044aadd",
    "x-github-delivery": DELIVERY,
    "x-github-event": "push",
    "x-hub-signature-256": signatureOf(text),
    ...headers,
  },
  requestContext: { http: { method: "POST", path: "/github" } },
  body: text,
  isBase64Encoded: false,
});

/** What a test sees of a webhook that ran. */
export interface Rehearsal extends TriggerServices {
  readonly webhook: Webhook;
  readonly lines: string[];
  readonly clock: { now: number };
}

/** Runs a test with a webhook between real clients and a server. */
export const taking = (task: (rehearsal: Rehearsal) => Promise<void>) =>
  withTriggerServices(async (services) => {
    const lines: string[] = [];
    const clock = { now: NOW };
    const make = await functionMaker<MakeWebhook>("webhook.mjs", "webhookWith");
    const { secrets, lambda } = services;
    const log = (line: string) => lines.push(line);
    const webhook = make({ settings: WEBHOOK_SETTINGS, secrets, lambda, now: () => clock.now, log });
    await task(Object.assign(services, { webhook, lines, clock }));
  });
