import assert from "node:assert/strict";
import { networkFailure } from "../../../scripts/execution/network-failure";

const of = (members: object, error: Error = new Error("as the system says it")) =>
  networkFailure(Object.assign(error, members), 'AWS cannot be reached for "a:B"', "the region");

describe("networkFailure", () => {
  for (const [members, reason] of [
    [{ code: "ECONNREFUSED", address: "127.0.0.1", port: 1 }, 'nothing listens at "127.0.0.1:1"'],
    [{ code: "ECONNRESET" }, "the connection to the service was cut"],
    [{ code: "EPIPE" }, "the connection to the service was cut"],
    [{ code: "ENOTFOUND", hostname: "aws.invalid" }, 'no address is known of "aws.invalid"'],
    [{ code: "EAI_AGAIN", hostname: "aws.invalid" }, 'the address of "aws.invalid" could not be asked for'],
    [{ code: "EHOSTUNREACH", address: "10.0.0.1", port: 443 }, 'no way leads to "10.0.0.1:443"'],
    [{ code: "ENETUNREACH", address: "10.0.0.1", port: 443 }, 'no way leads to "10.0.0.1:443"'],
    [{ code: "ETIMEDOUT", address: "10.0.0.1", port: 443 }, 'no answer came from "10.0.0.1:443" in time'],
    [{ name: "TimeoutError" }, "no answer came from the service in time"],
  ] as const) {
    const code = "code" in members ? members.code : members.name;
    it(`says what ${code} means, in a sentence, with what to do`, () => {
      assert.deepEqual(of(members), {
        message: `AWS cannot be reached for "a:B": ${reason} (${code}).`,
        hint: "Check the network, the region.",
      });
    });
  }

  it("names the first of several addresses, where the error itself says nothing", () => {
    const first = Object.assign(new Error("refused"), { address: "::1", port: 80 });
    assert.match(
      of({ code: "ECONNREFUSED" }, new AggregateError([first], ""))?.message ?? "",
      /: nothing listens at "::1:80" \(ECONNREFUSED\)\.$/,
    );
  });

  it("leaves answers of the service and defects alone", () => {
    assert.equal(of({ code: "ECONNRESET", $fault: "server" }), undefined);
    assert.equal(of({ code: "ENOENT" }), undefined);
    assert.equal(of({ code: "constructor" }), undefined);
    assert.equal(networkFailure("ECONNRESET", "", ""), undefined);
  });
});
