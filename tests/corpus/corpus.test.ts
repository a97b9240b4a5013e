import assert from "node:assert/strict";
import path from "node:path";
import { STEP_TYPES } from "../../pipeline-definition/api-model/step-types";
import { checkDefinition } from "../../pipeline-definition/checks/check-definition";
import { PROBLEM_CODES, type Problem } from "../../pipeline-definition/checks/problem";
import type { PipelineDefinition } from "../../pipeline-definition/document/definition";
import { formatPath } from "../../pipeline-definition/document/path";
import { allSteps } from "../../pipeline-definition/document/steps";
import { loadDefinitionFile } from "../../scripts/command-line/definition-file";
import { assertSound } from "../pipeline-definition/checks/sound-problems";
import { VALID_FOLDER, faultyDocuments, validDocument, validNames, validText } from "./corpus";
import { corpusText } from "./corpus-text";
import { DOCUMENTS } from "./documents/all";

/** Some valid documents are unsecured on purpose, and a mistake may take a setting of security with it. */
const isAlarm = ({ code }: { readonly code: string }): boolean => !code.startsWith("job-");

/** Documents that AWS takes, about which its guide says something all the same: the codes that say so. */
const REMARKS: Readonly<Record<string, readonly string[]>> = {
  "nested-branches": ["nested-condition", "nested-condition"],
};

/** Codes that no seeded fault can have, and why. Each has an example in docs/examples/checks. */
const SHOWN_ELSEWHERE: Readonly<Record<string, string>> = {
  "malformed-json": "there is no document yet",
  "nested-too-deep": "the document would be too deep to read and write here",
  "definition-too-large": "the document would be too large for a corpus",
  "duplicate-member": "only the text has it, not the document read from it",
  "number-too-large": "only the text has it, not the document read from it",
  "inexact-number": "only the text has it, not the document read from it",
  "float-written-as-integer": "only the text has it, not the document read from it",
  "useless-waiver": "it is about a list of waivers, not about a document",
};

const found = (document: unknown, counts: (problem: Problem) => boolean): readonly string[] =>
  checkDefinition(document)
    .filter(counts)
    .map(({ code, path: place }) => `${code} ${place}`)
    .sort();

const typesIn = (document: unknown): readonly string[] =>
  allSteps(document as PipelineDefinition).map(({ step }) => step.Type);

/** The type of the step in which a place lies. */
const typeAt = (document: unknown, place: string): string | undefined =>
  allSteps(document as PipelineDefinition)
    .filter(({ path: at }) => place.startsWith(formatPath(at)))
    .at(-1)?.step.Type;

describe("the corpus of valid documents", () => {
  it("is what its data says, file by file", async () => {
    assert.deepEqual(validNames(), Object.keys(DOCUMENTS).sort());
    for (const [name, document] of Object.entries(DOCUMENTS)) {
      assert.equal(validText(name), await corpusText(document), `${name}.json: write the corpus anew`);
    }
  });

  for (const name of validNames()) {
    it(`raises no alarm: ${name}`, () => {
      const { problems } = loadDefinitionFile(path.join(VALID_FOLDER, `${name}.json`));
      assert.deepEqual(
        problems.filter(isAlarm).map(({ code }) => code),
        REMARKS[name] ?? [],
      );
    });
  }

  it("holds at least 60 documents, at least 20 of them without any problem", () => {
    const clean = validNames().filter((name) => checkDefinition(validDocument(name)).length === 0);
    assert.ok(validNames().length >= 60);
    assert.ok(clean.length >= 20);
  });

  it("holds every step type that is known", () => {
    const present = new Set(validNames().flatMap((name) => typesIn(validDocument(name))));
    assert.deepEqual(
      [...STEP_TYPES.keys()].filter((type) => !present.has(type)),
      [],
    );
  });
});

describe("the corpus of seeded faults", () => {
  const all = faultyDocuments();

  for (const { fault, document, all: expected } of all) {
    it(`is caught: ${fault.name}`, () => {
      assertSound(checkDefinition(document));
      assert.deepEqual(found(document, isAlarm({ code: fault.finds.code }) ? isAlarm : () => true), expected);
    });
  }

  it("holds at least 120 faults on at least 6 documents, each with a name of its own", () => {
    assert.ok(all.length >= 120);
    assert.ok(new Set(all.map(({ fault }) => fault.base)).size >= 6);
    assert.equal(new Set(all.map(({ fault }) => fault.name)).size, all.length);
  });

  it("holds at least 30 rejections that the real service has been quoted with", () => {
    assert.ok(all.filter(({ fault }) => fault.quoted !== undefined).length >= 30);
  });

  it("breaks a step of every type that is known", () => {
    const broken = new Set(
      all.map(({ fault, finds }) => typeAt(validDocument(fault.base), finds.slice(finds.indexOf(" ") + 1))),
    );
    assert.deepEqual(
      [...STEP_TYPES.keys()].filter((type) => !broken.has(type)),
      [],
    );
  });

  it("shows every code that the checks report", () => {
    const shown = new Set(all.map(({ fault }) => fault.finds.code));
    assert.deepEqual(
      Object.keys(PROBLEM_CODES).filter((code) => !shown.has(code)),
      Object.keys(SHOWN_ELSEWHERE),
    );
  });
});
