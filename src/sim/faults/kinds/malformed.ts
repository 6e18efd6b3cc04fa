import type { Serialised } from '../../server/serialise.ts';
import type { FaultKind } from '../fault.ts';
import { withBody } from '../spoil.ts';

/** Half the document, and its length says so. */
const cut = (answer: Serialised): Serialised =>
  withBody(answer, answer.body.subarray(0, Math.floor(answer.body.length / 2)));

/** Bytes that are no text in any encoding of XML. */
const garbage = (answer: Serialised): Serialised =>
  withBody(answer, Buffer.from([0xff, 0xfe, 0x00, 0x3c, 0xc3, 0x28, 0x00, 0x80]));

const status = ({ head, body }: Serialised): Serialised => ({
  head: head.replace(/^HTTP\/1\.1 \d+/, 'HTP/one OK'),
  body,
});

/** A document type with an entity that names a file. */
const doctype = (answer: Serialised): Serialised =>
  withBody(
    answer,
    Buffer.concat([Buffer.from('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n'), answer.body]),
  );

const FORMS = { cut, garbage, status, doctype } as const;

/** The answer is no proper answer. */
export const malformed: FaultKind = {
  kind: 'malformed',
  parameters: ['form'],
  onRequest: ({ form = 'cut' }) => ({ fault: 'malformed', kind: 'spoil', spoil: FORMS[form] }),
};
