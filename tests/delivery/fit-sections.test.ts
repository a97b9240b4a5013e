import assert from "node:assert/strict";
import { fitSections } from "../../delivery/fit-sections";

describe("fitSections", () => {
  const section = (patience: number, ...versions: readonly string[]) => ({ patience, versions });

  it("joins whole sections with an empty line, and skips empty ones", () => {
    assert.equal(fitSections([section(0, "one\n"), section(1, ""), section(2, "two")], 100), "one\n\ntwo\n");
  });

  it("shortens the most patient section first, step by step", () => {
    const sections = [section(0, "verdict", "v"), section(9, "x".repeat(50), "x".repeat(20), "-")];
    assert.equal(fitSections(sections, 60), `verdict\n\n${"x".repeat(50)}\n`);
    assert.equal(fitSections(sections, 40), `verdict\n\n${"x".repeat(20)}\n`);
    assert.equal(fitSections(sections, 20), "verdict\n\n-\n");
    assert.equal(fitSections(sections, 7), "v\n\n-\n");
  });

  it("leaves what matters whole when either could go", () => {
    const sections = [section(0, "v".repeat(30), "v"), section(9, "x".repeat(32), "-")];
    assert.equal(fitSections(sections, 40), `${"v".repeat(30)}\n\n-\n`);
  });

  it("shortens the longest of equally patient sections", () => {
    const sections = [section(5, "a".repeat(30), "a"), section(5, "b".repeat(10), "b")];
    assert.equal(fitSections(sections, 20), `a\n\n${"b".repeat(10)}\n`);
  });

  it("takes back what was shortened in vain", () => {
    const sections = [
      section(1, "a".repeat(90), "a"),
      section(5, "b".repeat(20), "b"),
      section(6, "c".repeat(9), "c"),
    ];
    assert.equal(fitSections(sections, 40), `a\n\n${"b".repeat(20)}\n\n${"c".repeat(9)}\n`);
  });

  it("takes back what matters most, when there is room for one", () => {
    const [huge, ...others] = [
      section(0, "h".repeat(90), "h"),
      section(5, "b".repeat(20), "b"),
      section(1, "a".repeat(20), "a"),
    ];
    assert.equal(fitSections([huge, ...others], 28), `h\n\nb\n\n${"a".repeat(20)}\n`);
  });

  it("drops sections when the shortest are too long still, and ends when nothing can go", () => {
    assert.equal(fitSections([section(0, "verdict"), section(3, "x".repeat(50))], 20), "verdict\n");
    assert.equal(fitSections([section(0, "x".repeat(50))], 20), `${"x".repeat(50)}\n`);
    assert.equal(fitSections([], 20), "\n");
  });
});
