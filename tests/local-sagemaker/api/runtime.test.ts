import {
  InvokeEndpointCommand,
  ModelError,
  type InvokeEndpointCommandInput,
  type SageMakerRuntimeClient,
} from "@aws-sdk/client-sagemaker-runtime";
import assert from "node:assert/strict";
import type { JsonObject } from "../../../pipeline-definition/document/definition";
import { ApiFixture, IMAGE, refusal } from "./api-fixture";

const HOUR = "capture/live/only/2026/03/04/05/";

describe("the local SageMaker runtime", () => {
  let api: ApiFixture;
  let client: SageMakerRuntimeClient;
  beforeEach(async () => {
    api = new ApiFixture();
    await api.start();
    client = api.runtime();
  });
  afterEach(async () => {
    client.destroy();
    await api.close();
  });

  const variant = (VariantName: string, ModelName: string, InitialVariantWeight = 1): JsonObject => ({
    VariantName,
    ModelName,
    InitialVariantWeight,
  });
  const serve = async (ProductionVariants: readonly JsonObject[], more: JsonObject = {}): Promise<void> => {
    for (const name of ["one", "two"])
      api.store.saveDescription("Model", name, name, undefined, {
        PrimaryContainer: { Image: IMAGE, ModelDataUrl: `s3://demo-bucket/${name}` },
      });
    api.endpoints.createConfig({ ProductionVariants, ...more }, "config");
    api.endpoints.create("live", "config");
    await api.endpoints.settled("live");
  };
  const invoke = async (Body: string, more: Partial<InvokeEndpointCommandInput> = {}): Promise<string> => {
    const call = new InvokeEndpointCommand({ EndpointName: "live", ContentType: "text/csv", Body, ...more });
    const { Body: answer, InvokedProductionVariant = "" } = await client.send(call);
    return `${InvokedProductionVariant} ${Buffer.from(answer ?? []).toString()}`;
  };
  const captured = async (): Promise<
    readonly { readonly uri: string; readonly lines: readonly JsonObject[] }[]
  > => {
    const { objects } = await api.objects.list("s3://demo-bucket/capture/");
    return Promise.all(
      objects.map(async ({ uri }) => {
        const text = (await api.objects.readText(uri)) ?? "";
        const lines = text.trimEnd().split("\n");
        return { uri, lines: lines.map((line) => JSON.parse(line) as JsonObject) };
      }),
    );
  };

  it("asks the model of the endpoint, and says which variant answered", async () => {
    await serve([variant("only", "one")]);
    assert.equal(await invoke("1,2", { Accept: "application/json" }), "only one:1,2");
    const [asked] = api.servers.asked;
    assert.deepEqual([asked?.contentType, asked?.accept], ["text/csv", "application/json"]);
  });

  it("shares calls between variants by their weights, or asks the one that is named", async () => {
    await serve([variant("big", "one", 3), variant("small", "two", 1)]);
    const answers: string[] = [];
    for (let i = 0; i < 8; i++) answers.push((await invoke("x")).split(" ")[0] ?? "");
    assert.equal(answers.filter((name) => name === "big").length, 6);
    assert.equal(await invoke("x", { TargetVariant: "small" }), "small two:x");
    const error = await refusal(invoke("x", { TargetVariant: "none" }));
    assert.equal(error.message, 'Variant "none" of endpoint "live" not found.');
  });

  it("hands data from container to container", async () => {
    api.store.saveDescription("Model", "chain", "chain", undefined, {
      Containers: ["first", "last"].map((name) => ({
        Image: IMAGE,
        ModelDataUrl: `s3://demo-bucket/${name}`,
      })),
    });
    await serve([variant("only", "chain")]);
    assert.equal(await invoke("x", { Accept: "application/json" }), "only last:first:x");
    assert.deepEqual(
      api.servers.asked.map(({ accept }) => accept),
      [undefined, "application/json"],
    );
  });

  it("turns an error of the container into one of the model", async () => {
    await serve([variant("only", "one")]);
    api.servers.answer = () => ({ status: 415, body: Buffer.from("not CSV") });
    const error = await refusal(invoke("x"));
    assert.ok(error instanceof ModelError);
    assert.deepEqual([error.OriginalStatusCode, error.OriginalMessage], [415, "not CSV"]);
    assert.equal(
      error.message,
      'Received client error (415) from primary with message "not CSV". ' +
        'See the log of endpoint "live" among the jobs of the local store for more information.',
    );
  });

  it("refuses endpoints that do not exist or have failed, and what is not built", async () => {
    const missing = await refusal(invoke("x"));
    assert.equal(missing.name, "ValidationError");
    assert.match(missing.message, /^Could not find endpoint ".*endpoint\/live"\.$/);
    api.store.saveDescription("Model", "bad", "bad", undefined, {
      PrimaryContainer: { Image: IMAGE, ModelDataUrl: "s3://demo-bucket/broken" },
    });
    await serve([variant("only", "bad")]);
    const failed = await refusal(invoke("x"));
    assert.equal(failed.message, 'Endpoint "live" failed: s3://demo-bucket/broken does not load.');
    const multi = await refusal(invoke("x", { TargetModel: "a.tar.gz" }));
    assert.match(multi.message, /^Local runs do not answer "sagemaker: x-amzn-sagemaker-target-model"/);
  });

  it("fails an endpoint whose model nothing here serves, naming why", async () => {
    const Image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/own:1";
    api.store.saveDescription("Model", "own", "own", undefined, {
      PrimaryContainer: { Image, Mode: "MultiModel" },
    });
    await serve([variant("only", "own")]);
    const { message } = await refusal(invoke("x"));
    assert.match(
      message,
      /^Endpoint "live" failed: Model "own" cannot be served on this machine: Mode "MultiModel"; image /,
    );
  });

  it("starts the containers of an endpoint that an earlier process made", async () => {
    await serve([variant("only", "one")]);
    await api.endpoints.close();
    assert.equal(api.servers.running.size, 0);
    assert.equal(await invoke("x"), "only one:x");
    assert.equal(api.servers.running.size, 1);
  });

  const capture = (more: JsonObject = {}): JsonObject => ({
    DataCaptureConfig: {
      EnableCapture: true,
      InitialSamplingPercentage: 100,
      DestinationS3Uri: "s3://demo-bucket/capture/",
      CaptureOptions: [{ CaptureMode: "Input" }, { CaptureMode: "Output" }],
      CaptureContentTypeHeader: { CsvContentTypes: ["text/csv"], JsonContentTypes: ["application/json"] },
      ...more,
    },
  });

  it("captures calls in AWS's layout: a folder an hour, a line of JSON each", async () => {
    await serve([variant("only", "one")], capture());
    await invoke("1,2", { InferenceId: "i-1", CustomAttributes: "trace=7" });
    await invoke('{"a":1}', { ContentType: "application/json" });
    const [file, ...others] = await captured();
    assert.deepEqual(others, []);
    assert.match(file?.uri ?? "", new RegExp(`^s3://demo-bucket/${HOUR}06-07-089-[0-9a-f-]{36}\\.jsonl$`));
    const [first, second] = file?.lines ?? [];
    const { eventMetadata, ...line } = first ?? {};
    assert.deepEqual(line, {
      captureData: {
        endpointInput: { observedContentType: "text/csv", mode: "INPUT", data: "1,2", encoding: "CSV" },
        endpointOutput: { observedContentType: "text/csv", mode: "OUTPUT", data: "one:1,2", encoding: "CSV" },
      },
      eventVersion: "0",
    });
    const { eventId, ...metadata } = eventMetadata as JsonObject;
    assert.match(typeof eventId === "string" ? eventId : "", /^[0-9a-f-]{36}$/);
    assert.deepEqual(metadata, {
      customAttributes: ["trace=7"],
      inferenceId: "i-1",
      inferenceTime: "2026-03-04T05:06:07Z",
    });
    const { endpointInput } = second?.["captureData"] as { readonly endpointInput: JsonObject };
    assert.deepEqual([endpointInput["data"], endpointInput["encoding"]], ['{"a":1}', "JSON"]);
  });

  it("writes content of unknown types in base 64, and only the ways that are asked for", async () => {
    const options = { CaptureOptions: [{ CaptureMode: "Output" }], CaptureContentTypeHeader: {} };
    await serve([variant("only", "one")], capture(options));
    await invoke("1");
    const [file] = await captured();
    assert.deepEqual(file?.lines[0]?.["captureData"], {
      endpointOutput: {
        observedContentType: "text/csv",
        mode: "OUTPUT",
        data: Buffer.from("one:1").toString("base64"),
        encoding: "BASE64",
      },
    });
  });

  it("captures the share of calls that is asked for, and none where it is off", async () => {
    await serve([variant("only", "one")], capture({ InitialSamplingPercentage: 25 }));
    for (let i = 0; i < 8; i++) await invoke(String(i));
    const [file] = await captured();
    assert.equal(file?.lines.length, 2);
    api.endpoints.createConfig(
      { ProductionVariants: [variant("only", "one")], ...capture({ EnableCapture: false }) },
      "off",
    );
    api.endpoints.update("live", "off");
    await invoke("x");
    assert.equal((await captured())[0]?.lines.length, 2);
  });

  it("begins a new file after a hundred calls", async () => {
    await serve([variant("only", "one")], capture());
    for (let i = 0; i < 101; i++) await invoke(String(i));
    const files = await captured();
    assert.deepEqual(files.map(({ lines }) => lines.length).sort(), [1, 100]);
  });

  it("captures no call that failed", async () => {
    await serve([variant("only", "one")], capture());
    api.servers.answer = () => ({ status: 500 });
    await refusal(invoke("x"));
    assert.deepEqual(await captured(), []);
  });
});
