import assert from "node:assert/strict";
import { mayBeSecret, namesSecret, secretIn } from "../../../pipeline-definition/checks/secret-patterns";

const letters = (count: number): string => "aB3".repeat(count).slice(0, count);

describe("secretIn", () => {
  const secrets: readonly (readonly [string, string])[] = [
    [`ASIA${"Q7".repeat(8)}`, "an AWS access key"],
    ["-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn", "a private key"],
    [`ghp_${letters(36)}`, "a GitHub token"],
    [`git clone https://x:github_pat_${letters(30)}@github.com`, "a GitHub token"],
    [`glpat-${letters(20)}`, "a GitLab token"],
    [`xoxb-1234567890-${letters(10)}`, "a Slack token"],
    [`hf_${letters(34)}`, "a Hugging Face token"],
    [`sk-ant-${letters(24)}`, "an API key"],
    [`sk-${letters(48)}`, "an API key"],
    [`rk_live_${letters(24)}`, "a Stripe key"],
    [`AIza${letters(35)}`, "a Google API key"],
    [`npm_${letters(36)}`, "a package registry's token"],
    [`dapi${"0123456789abcdef".repeat(2)}`, "a Databricks token"],
    [`eyJ${letters(20)}.eyJ${letters(30)}.${letters(40)}`, "a signed token"],
    ["postgresql://user:hunter2@db.internal/people", "a URL with a password"],
  ];
  for (const [text, what] of secrets) {
    it(`sees ${what} in ${text.slice(0, 12)}…`, () => {
      assert.equal(secretIn(text), what);
    });
  }

  const harmless = [
    "s3://bucket/key@1:2",
    "111122223333.dkr.ecr.eu-west-1.amazonaws.com/tools@sha256:" + "0123456789abcdef".repeat(4),
    "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf",
    "https://sqs.eu-west-1.amazonaws.com/111122223333/review",
    "AKIA",
    "sk-learn",
    "hf_dataset_name",
    "python3 -m train --epochs 3",
    "risk-adjusted-returns-by-sector-and-year-of-the-report",
  ];
  for (const text of harmless) {
    it(`sees none in ${text.slice(0, 40)}`, () => {
      assert.equal(secretIn(text), undefined);
    });
  }
});

describe("namesSecret", () => {
  it("knows the names of secrets in every spelling", () => {
    const names = ["PASSWORD", "db_password", "dbPassword", "HF_TOKEN", "api-key", "apiKey", "APIKey"];
    const more = ["client.secret", "AWS_SECRET_ACCESS_KEY", "privateKey", "KdcAdminPassword", "credentials"];
    assert.deepEqual(
      [...names, ...more].filter((name) => !namesSecret(name)),
      [],
    );
  });

  it("leaves the words of other trades alone", () => {
    const names = ["MAX_TOKENS", "pad_token", "eosToken", "TOKENIZER", "SECRET_ARN", "password_file"];
    const more = ["KmsKeyId", "key", "monkey", "ClientToken", "primary_key", "sort-key", "", "tokens"];
    assert.deepEqual([...names, ...more].filter(namesSecret), []);
  });
});

describe("mayBeSecret", () => {
  it("leaves places of secrets, and words for none, alone", () => {
    const values = ["arn:aws:ssm:x", "s3://b/k", "/run/secrets/db", "{{resolve:secretsmanager:db}}", "${DB}"];
    const more = ["", "  ", "none", "True", "[MASK]", "</s>", "12"];
    assert.deepEqual([...values, ...more].filter(mayBeSecret), []);
  });

  it("takes everything else for one", () => {
    assert.ok(mayBeSecret("hunter2"));
  });
});
