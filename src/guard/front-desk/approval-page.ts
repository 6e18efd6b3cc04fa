import { element, type ElementInput } from '../../wire/xml/write.ts';
import { actionInWords, actionWithClass } from '../approval/action-words.ts';
import type { ShownApproval } from '../approval/messages.ts';
import { alertText, button, form, hidden } from './form.ts';
import { paragraph, sheet } from './sheet.ts';
import type { Told } from './words.ts';

export interface ApprovalsPage {
  readonly token: string;
  /** Everything in them is printable. */
  readonly requests: readonly ShownApproval[];
  readonly told: Told | undefined;
}

/** It does not reload by itself: a list that changes under a finger gets the wrong button pressed (WCAG 2.2.1). */
export const approvalsPage = ({ token, requests, told }: ApprovalsPage): string =>
  sheet('Requests', [
    ...(told ? [alertText(told.text)] : []),
    ...(requests.length === 0
      ? [paragraph('Nothing waits for an owner.')]
      : [paragraph('Each of these needs the approval of an owner, every time.')]),
    ...requests.flatMap((request) => section(request, token)),
    paragraph(
      element('a', { href: '/approvals' }, ['Look again']),
      ' · ',
      element('a', { href: '/' }, ['Back']),
    ),
  ]);

function section(request: ShownApproval, token: string): readonly ElementInput[] {
  const { number, room, action, stand, leftMs, more } = request;
  const seconds = Math.ceil(leftMs / 1000);
  return [
    element('h2', {}, [`${number}. ${room}: ${actionInWords(action)}`]),
    paragraph(
      `${request.who}, ${KINDS[request.kind]} (known by: ${request.binding}), at ${request.address}, asks for this: ${actionWithClass(request)}.`,
    ),
    ...(request.arguments.length === 0 ? [] : [argumentList(request.arguments)]),
    ...(more === 0 ? [] : [paragraph(`And ${more} more that are not shown.`)]),
    ...(stand === 'approved'
      ? [paragraph(`Approved. Whoever asked has to do it again within ${seconds} seconds; it passes once.`)]
      : [
          paragraph(`Waits for ${seconds} seconds more.`),
          form(
            '/approvals',
            token,
            hidden('number', String(number)),
            button(`Approve number ${number}, once`),
          ),
        ]),
  ];
}

const argumentList = (given: ShownApproval['arguments']): ElementInput =>
  element(
    'ul',
    {},
    given.map(({ name, value }) => element('li', {}, [`${name}: ${value}`])),
  );

const KINDS: Readonly<Record<ShownApproval['kind'], string>> = {
  device: 'an enrolled device',
  program: 'a program',
  person: 'a person who is signed in',
  segment: 'somebody on that network',
  nobody: 'a stranger',
};

const REFUSALS: Readonly<Record<'nothing-waits' | 'before' | 'journal-failed', Told>> = {
  'nothing-waits': { status: 409, text: 'That request waits no longer, so nothing was approved.' },
  before: { status: 409, text: 'That was approved before. It passes once.' },
  'journal-failed': {
    status: 503,
    text: 'It could not be written down, so nothing was approved. Is the disk of the guard full?',
  },
};

export const approvalRefusalInWords = (why: keyof typeof REFUSALS): Told => REFUSALS[why];
