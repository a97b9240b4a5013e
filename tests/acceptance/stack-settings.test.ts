import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readStackSettings } from "../../acceptance/stack-settings";
import { ROOT, workflows } from "./dev-settings";

describe("readStackSettings", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "stack-settings-"));

  before(() => {
    cpSync(path.join(ROOT, "Pulumi.yaml"), path.join(folder, "Pulumi.yaml"));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const read = (text: string) => {
    writeFileSync(path.join(folder, "Pulumi.dev.yaml"), text);
    return readStackSettings(folder, "dev", workflows);
  };
  const CONFIG = "config:\n  aws:region: eu-west-1\n  sagemaker-pipelines:sampleData: true\n";

  it("reads region, defaults and the provider of secrets", () => {
    const { configuration, secretsProvider } = read(`secretsprovider: awskms://alias/x\n${CONFIG}`);
    assert.equal(secretsProvider, "awskms://alias/x");
    assert.deepEqual([configuration.region, configuration.oldVersionDays], ["eu-west-1", 90]);
    assert.equal(read(CONFIG).secretsProvider, undefined);
  });

  it("says what is wrong with a file that is no YAML", () => {
    const unreadable = (message: RegExp) => ({
      message,
      hint: "Mend it; a list or an object is easiest set by: pulumi config set --path.",
    });
    const tab = /^The file "Pulumi\.dev\.yaml" cannot be read: Tabs are not allowed as indentation at line 2/;
    assert.throws(() => read("config:\n\taws:region: eu-west-1\n"), unreadable(tab));
    assert.throws(() => read("config: {}\n---\nconfig: {}\n"), unreadable(/cannot be read: .*documents/));
    assert.throws(() => read("config: *nobody\n"), unreadable(/cannot be read: .*nobody\.$/));
    mkdirSync(path.join(folder, "Pulumi.folder.yaml"));
    assert.throws(() => readStackSettings(folder, "folder", workflows), unreadable(/cannot be read: EISDIR/));
  });

  it("says of a file that is YAML, and no configuration, what it misses", () => {
    const bare = {
      message: 'The file "Pulumi.dev.yaml" holds no keys and values.',
      hint: 'Write its configuration below "config:", as Pulumi.dev.yaml does.',
    };
    assert.throws(() => read("hello\n"), bare);
    assert.throws(() => read("- 1\n"), bare);
    assert.throws(() => read(""), { name: "ConfigurationError", message: /"aws:region" is missing/ });
  });

  it("cannot read what Pulumi has encrypted, and need not where only the provider reads it", () => {
    const secret = "    - email:\n        secure: AAABAM\n";
    assert.throws(() => read(`${CONFIG}  sagemaker-pipelines:triggers:\n${secret}`), {
      message:
        'Configuration "sagemaker-pipelines:triggers" in "Pulumi.dev.yaml" is encrypted, and only Pulumi can read it.',
      hint: "No key of this program is secret; set it plainly: pulumi config set --plaintext sagemaker-pipelines:triggers VALUE",
    });
    read(`${CONFIG}  aws:secretKey:\n    secure: AAABAM\n`);
  });
});
