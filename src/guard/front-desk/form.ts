import { element, type ElementInput } from '../../wire/xml/write.ts';

/** A form of one button, or of fields and a button; with its token it comes back as one of ours. */
export const form = (
  action: string,
  token: string | undefined,
  ...children: readonly ElementInput[]
): ElementInput =>
  element('form', { method: 'post', action }, [
    ...(token === undefined ? [] : [hidden('token', token)]),
    ...children,
  ]);

export const hidden = (name: string, value: string): ElementInput =>
  element('input', { type: 'hidden', name, value });

export const button = (text: string): ElementInput => element('button', { type: 'submit' }, [text]);

/** A label and its field. */
export const field = (
  label: string,
  attributes: Readonly<Record<string, string>> & { readonly name: string },
): readonly ElementInput[] => [
  element('label', { for: attributes.name }, [label]),
  element('input', { id: attributes.name, required: 'required', spellcheck: 'false', ...attributes }),
];

/** Something did not work: read out at once by screen readers. */
export const alertText = (text: string): ElementInput =>
  element('p', { class: 'refusal', role: 'alert' }, [text]);
