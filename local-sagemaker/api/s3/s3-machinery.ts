import type { ObjectStore } from "../../jobs/object-store";
import type { ApiResponse } from "../api-message";
import type { MultipartUploads } from "./multipart-uploads";
import type { ObjectFactsKeeper } from "./object-facts";
import { xmlDocument, type XmlElement } from "./xml";

/** What every operation of S3 works with. */
export interface S3Machinery {
  readonly objects: ObjectStore;
  readonly facts: ObjectFactsKeeper;
  readonly uploads: MultipartUploads;
  /** Folder for content on its way in. */
  readonly incoming: string;
  readonly region: string;
}

/** An object that a request names. */
export interface S3Place {
  readonly bucket: string;
  readonly key: string;
  readonly uri: string;
}

/** Longest XML document that a client may send, in bytes. */
export const LONGEST_XML = 2_000_000;

/** A successful answer in XML. */
export const xmlResponse = (name: string, content: readonly XmlElement[]): ApiResponse => ({
  status: 200,
  headers: { "content-type": "application/xml" },
  body: xmlDocument(name, content),
});
