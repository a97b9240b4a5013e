import assert from "node:assert/strict";
import { redact, REDACTED } from "../../delivery/redaction";

describe("redact", () => {
  it("blinds what Pulumi marked as secret", () => {
    const marked = {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      ciphertext: "v1:abc",
    };
    assert.deepEqual(redact({ value: marked, size: 3 }), { value: REDACTED, size: 3 });
  });

  it("leaves Pulumi's other marked values alone", () => {
    const asset = {
      "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17",
      hash: "e3b0c442",
    };
    assert.deepEqual(redact(asset), asset);
  });

  it("blinds text that is a secret by its form, wherever it stands", () => {
    const key = `AKIA${"ABCDEFGH".repeat(2)}`;
    assert.deepEqual(redact({ arguments: ["--key", key] }), { arguments: ["--key", REDACTED] });
  });

  it("blinds text under the name of a secret, also where the name stands beside it", () => {
    assert.deepEqual(redact({ DB_PASSWORD: "hunter2!", DB_HOST: "db.internal" }), {
      DB_PASSWORD: REDACTED,
      DB_HOST: "db.internal",
    });
    assert.deepEqual(redact([{ Name: "API_TOKEN", Value: "k3v9" }]), [
      { Name: "API_TOKEN", Value: REDACTED },
    ]);
    assert.deepEqual(redact({ Name: "WebhookSecret", Type: "String", DefaultValue: "k3v9x" }), {
      ...{ Name: "WebhookSecret", Type: "String", DefaultValue: REDACTED },
    });
  });

  it("looks into documents that come as text", () => {
    const policy = JSON.stringify({ Environment: { API_KEY: "k3v9x2", REGION: "us-east-1" } });
    assert.deepEqual(redact({ policy }), {
      policy: JSON.stringify({ Environment: { API_KEY: REDACTED, REGION: "us-east-1" } }),
    });
  });

  it("leaves where a secret lies, and everything else, as it is", () => {
    const harmless = {
      passwordSecret: "arn:aws:secretsmanager:us-east-1:1:secret:a",
      count: 3,
      on: true,
      none: null,
    };
    assert.deepEqual(redact(harmless), harmless);
  });
});
