import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What the double answers: an error of AWS, or the members of a good answer as they go over the wire. */
export type Reply =
  | { readonly error: string; readonly message?: string; readonly status?: number }
  | { readonly body: Readonly<Record<string, unknown>> };

/** Answers by action of IAM; a list is answered in order, its last one again and again. */
export type Script = Readonly<Record<string, Reply | readonly Reply[] | ((input: Input) => Reply)>>;

export type Input = Readonly<Record<string, unknown>>;

interface Request {
  /** `sts:GetCallerIdentity` */
  readonly action: string;
  readonly input: Input;
}

const TARGETS: Readonly<Record<string, string>> = {
  SageMaker: "sagemaker",
  AmazonEC2ContainerRegistry_V20150921: "ecr",
  ServiceQuotasV20190624: "servicequotas",
  TrentService: "kms",
};

const VERSIONS: Readonly<Record<string, string>> = {
  "2011-06-15": "sts",
  "2010-05-08": "iam",
  "2016-11-15": "ec2",
};

const readAll = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
};

/** Reads the JSON protocol and the two query protocols. */
const requestOf = (target: string | undefined, text: string): Request => {
  if (target !== undefined) {
    const [service = "", operation = ""] = target.split(".");
    return { action: `${TARGETS[service] ?? service}:${operation}`, input: JSON.parse(text) as Input };
  }
  const form = new URLSearchParams(text);
  const service = VERSIONS[form.get("Version") ?? ""] ?? "unknown";
  return { action: `${service}:${form.get("Action") ?? ""}`, input: Object.fromEntries(form) };
};

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const xml = (name: string, value: unknown, item: string): string => {
  const inside = Array.isArray(value)
    ? value.map((one) => xml(item, one, item)).join("")
    : typeof value === "object" && value !== null
      ? Object.entries(value)
          .map(([key, one]) => xml(key, one, item))
          .join("")
      : escaped(String(value));
  return `<${name}>${inside}</${name}>`;
};

const xmlText = (service: string, operation: string, reply: Reply): string => {
  const isEc2 = service === "ec2";
  if ("error" in reply) {
    const error = { Code: reply.error, Message: reply.message ?? reply.error };
    return isEc2
      ? xml("Response", { Errors: { Error: error } }, "item")
      : xml("ErrorResponse", { Error: error }, "member");
  }
  const inside = isEc2 ? reply.body : { [`${operation}Result`]: reply.body };
  return xml(`${operation}Response`, inside, isEc2 ? "item" : "member");
};

/**
 * Speaks the protocols of STS, IAM, EC2 (query, XML), ECR, KMS, SageMaker and Service Quotas (JSON 1.1) on 127.0.0.1, and
 * answers from a script.
 */
export class AwsDouble {
  readonly requests: Request[] = [];
  readonly #server: Server;
  #script: Script = {};

  constructor() {
    this.#server = createServer((request, response) => {
      void readAll(request).then((text) => {
        const target = request.headers["x-amz-target"];
        const asked = requestOf(typeof target === "string" ? target : undefined, text);
        const reply = this.#replyTo(asked);
        const [service = "", operation = ""] = asked.action.split(":");
        response.statusCode = "error" in reply ? (reply.status ?? 400) : 200;
        if (target === undefined) {
          response.setHeader("content-type", "text/xml");
          response.end(xmlText(service, operation, reply));
          return;
        }
        response.setHeader("content-type", "application/x-amz-json-1.1");
        const body =
          "error" in reply ? { __type: reply.error, message: reply.message ?? reply.error } : reply.body;
        response.end(JSON.stringify(body));
      });
    });
  }

  #replyTo(asked: Request): Reply {
    const earlier = this.requests.filter(({ action }) => action === asked.action).length;
    this.requests.push(asked);
    const scripted = this.#script[asked.action];
    if (typeof scripted === "function") return scripted(asked.input);
    const replies = scripted === undefined ? [] : ([scripted].flat() as readonly Reply[]);
    return (
      replies[Math.min(earlier, replies.length - 1)] ?? { error: "InvalidAction", message: asked.action }
    );
  }

  /** Forgets what was asked, and answers from another script. */
  play(script: Script): void {
    this.#script = script;
    this.requests.length = 0;
  }

  /** What one action was asked, in order. */
  inputsOf(wanted: string): readonly Input[] {
    return this.requests.flatMap(({ action, input }) => (action === wanted ? [input] : []));
  }

  url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
