import { withSteps, variant, endpointConfig, endpoint } from "./step-fixtures";
import { itAccepts, itFinds } from "./valid-definition";

describe("checkEndpoints", () => {
  itFinds([
    [
      "an endpoint configuration by its name before the suffix",
      withSteps(endpointConfig(), endpoint("scores")),
      "literal-config-name Steps[5].Arguments.EndpointConfigName",
      'Step "Deploy" names the endpoint configuration "scores" of step "Configure", to whose name SageMaker adds a suffix.',
      'Read the name: {"Get":"Steps.Configure.EndpointConfigName"}.',
    ],
    [
      "two variants with one name",
      withSteps(endpointConfig({ ProductionVariants: [variant("a"), variant("a")] })),
      "duplicate-name Steps[4].Arguments.ProductionVariants[1].VariantName",
      'Step "Configure" has two variants named "a".',
      "Give each variant a name of its own.",
    ],
    [
      "a shadow of two variants",
      withSteps(
        endpointConfig({
          ProductionVariants: [variant("a"), variant("b")],
          ShadowProductionVariants: [variant("c")],
        }),
      ),
      "value-not-allowed Steps[4].Arguments.ShadowProductionVariants",
      'Step "Configure" has 2 production and 1 shadow variants; with a shadow, SageMaker takes one of each.',
      "Keep one variant in each list.",
    ],
  ]);

  itAccepts([
    [
      "an endpoint that reads the name of its configuration",
      withSteps(endpointConfig(), endpoint({ Get: "Steps.Configure.EndpointConfigName" })),
    ],
    ["an endpoint on a configuration of another pipeline's", withSteps(endpoint("others"))],
    [
      "one variant and its shadow",
      withSteps(endpointConfig({ ShadowProductionVariants: [variant("shadow")] })),
    ],
  ]);
});
