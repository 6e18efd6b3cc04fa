import type { FaultSpec } from '../../definition/fault-schema.ts';
import type { Serialised } from '../../server/serialise.ts';
import { ALL_DOORS } from '../doors.ts';
import type { FaultKind } from '../fault.ts';
import { withBody } from '../spoil.ts';

type Form = NonNullable<FaultSpec['form']>;

const half = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length / 2));

/** Bytes that are no text in any encoding of XML, no JSON and no DNS. */
const noise = (): Buffer => Buffer.from([0xff, 0xfe, 0x00, 0x3c, 0xc3, 0x28, 0x00, 0x80]);

const noStatusLine = (text: string): string => text.replace(/^HTTP\/1\.1 \d+/, 'HTP/one OK');

/** A document type with an entity that names a file. */
const withDoctype = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n'), bytes]);

/** What becomes of an answer; its length fits what is there. */
const ANSWERS: Readonly<Record<Form, (answer: Serialised) => Serialised>> = {
  cut: (answer) => withBody(answer, half(answer.body)),
  garbage: (answer) => withBody(answer, noise()),
  status: ({ head, body }) => ({ head: noStatusLine(head), body }),
  doctype: (answer) => withBody(answer, withDoctype(answer.body)),
};

/** What becomes of a datagram or a message. Only answers to searches have a status line. */
const MESSAGES: Readonly<Record<Form, (bytes: Buffer) => Buffer>> = {
  cut: half,
  garbage: noise,
  status: (bytes) => Buffer.from(noStatusLine(bytes.toString('latin1')), 'latin1'),
  doctype: withDoctype,
};

export const malformed: FaultKind = {
  kind: 'malformed',
  what: 'What is sent is no proper answer: cut, garbage, without a status line, or with a document type.',
  parameters: ['form'],
  doors: ALL_DOORS,
  onRequest: ({ form = 'cut' }) => ({ fault: 'malformed', kind: 'spoil', spoil: ANSWERS[form] }),
  onMessage: ({ form = 'cut' }) => ({ fault: 'malformed', kind: 'spoil', spoil: MESSAGES[form] }),
};
