import { describeWorkflowPage } from "../../support/workflow-pages";

describeWorkflowPage("game-sales");
