import assert from "node:assert/strict";
import { join, parameterInteger } from "../../../pipeline-definition";

const count = parameterInteger("Count");
const bare = { Get: "Parameters.Count" };

describe("join", () => {
  it("takes out joins of a single value inside, which change nothing", () => {
    const text = join("", [join("-", [join("", [count])])]);
    assert.deepEqual(text.toExpression(), { "Std:Join": { On: "", Values: [bare] } });
    assert.deepEqual(join("/", ["a", text]).toExpression(), {
      "Std:Join": { On: "/", Values: ["a", bare] },
    });
  });

  it("keeps joins of several values, and one value that has to become text", () => {
    const pair = { "Std:Join": { On: "-", Values: ["a", bare] } };
    assert.deepEqual(join("/", ["b", join("-", ["a", count])]).toExpression(), {
      "Std:Join": { On: "/", Values: ["b", pair] },
    });
    assert.deepEqual(join("/", [join("-", ["a", count])]).toExpression(), pair);
    assert.deepEqual(join("", [count]).toExpression(), { "Std:Join": { On: "", Values: [bare] } });
    assert.deepEqual(join("-", []).toExpression(), { "Std:Join": { On: "-", Values: [] } });
  });
});
