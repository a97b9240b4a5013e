import { describeWorkflowPage } from "../../support/workflow-pages";

describeWorkflowPage("iris");
