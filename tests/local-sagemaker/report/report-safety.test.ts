import assert from "node:assert/strict";
import { executionRecord, modelPackages, ran } from "../../support/execution-records";
import { byId, reportFolder, texts } from "../../support/report-folder";
import { trainingLog } from "../../support/stored-outputs";
import { elements, find, parseMarkup, textOf } from "../../support/tree";

describe("a report, whatever it is made of,", () => {
  const report = reportFolder();
  before(report.make);
  after(report.remove);

  const { page, write } = report;

  it("loads nothing and runs nothing", async () => {
    const html = await write({ modelPackages, files: report.files(), logs: () => trainingLog });
    const root = parseMarkup(html);
    for (const name of ["script", "link", "img", "iframe", "object", "embed", "image", "use", "base"])
      assert.equal(find(root, name).length, 0, name);
    for (const { attributes } of elements(root)) {
      for (const [key, value] of attributes) {
        assert.ok(!/^on/.test(key), key);
        if (["href", "src", "xlink:href", "action", "srcset"].includes(key))
          assert.match(value, /^#step-\d+$/);
      }
    }
    assert.doesNotMatch(html, /url\(|@import|https?:\/\//);
    const policy = find(root, "meta").find((item) => item.attributes.get("http-equiv") !== undefined);
    assert.match(policy?.attributes.get("content") ?? "", /^default-src 'none'; style-src 'unsafe-inline'/);
  });

  it("escapes whatever comes from documents, logs and files", async () => {
    const evil = `</pre></style><script>alert("x")</script>'&`;
    const step = ran({
      name: evil,
      type: `Training${evil}`,
      from: 0,
      to: 1,
      status: "Failed",
      reason: evil,
      args: { [evil]: evil },
    });
    const record = executionRecord({
      PipelineName: evil,
      PipelineExecutionStatus: "Failed",
      PipelineParameters: [{ Name: evil, Value: evil }],
      Inputs: [{ S3Uri: evil, Source: evil }],
      Definition: {
        Version: "2020-12-01",
        Steps: [{ Name: evil, Type: `Training${evil}`, Description: evil }],
      },
      Steps: [step],
    });
    const [version] = modelPackages;
    assert.ok(version);
    const packages = [
      {
        ...version,
        ModelPackageGroupName: evil,
        ModelApprovalStatus: evil,
        Description: { CustomerMetadataProperties: { [evil]: evil } },
      },
    ];
    const root = await page({ record, modelPackages: packages, logs: () => `${evil}\n` });
    assert.equal(find(root, "script").length, 0);
    assert.equal(find(root, "style").length, 2);
    assert.ok(texts(root, "h1").includes(evil));
    for (const id of ["failure", "parameters", "steps", "model-package"])
      assert.ok(textOf(byId(root, id)).includes(evil), id);
  });

  it("escapes names of data sets in a chart", async () => {
    const log = [0, 1].map((i) => `[${String(i)}]\t<b>x-l<i>:1\t"y-l<i>:${String(i)}`).join("\n");
    const root = await page({ logs: (name) => (name === "Train" ? log : "") });
    assert.ok(textOf(byId(root, "training")).includes("<b>x"));
    assert.equal(find(byId(root, "training"), "b").length, 0);
  });
});
