/**
 * What gives itself away by its form, wherever it stands in a text. Ids of players (`RINCON_000E58A0370101400`) hold the
 * hardware address too and stay: clients know players by them.
 */
interface Shape {
  readonly what: string;
  readonly example: string;
  readonly instead: string;
  readonly replace: (text: string) => string;
}

/** `SA_RINCON2311_name`: the account that a favourite or a track is played with (DIDL-Lite `desc`). */
const ACCOUNT = /SA_RINCON(\d{1,10})_(?!X_#Svc\d{1,10}-[\da-f]{1,16}-Token)[^<&"]+/gi;

/** Six pairs of hexadecimal digits, and behind them the check digit of a serial number. */
const HARDWARE =
  /(?<![\da-f])[\da-f]{2}([:-]|%3a)(?:[\da-f]{2}\1){4}[\da-f]{2}(?![\da-f])(:[\da-z](?![\da-z]))?/gi;

/** It begins where a word does, so that a long word is looked at once. */
const MAIL =
  /(?:(?<=%[\da-f]{2})|(?<![\p{L}\p{N}_.+%-]))[\p{L}\p{N}_.+-]{1,256}(@|%40)[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63})+/giu;

const zeros = (separator: string): string => Array.from({ length: 6 }, () => '00').join(separator);

export const SHAPES: readonly Shape[] = [
  {
    what: 'Name of an account with a music service',
    example: 'SA_RINCON519_owner',
    // The form that newer players write themselves when the account does not matter.
    instead: 'SA_RINCON519_X_#Svc519-0-Token',
    replace: (text) => text.replace(ACCOUNT, (_, type: string) => `SA_RINCON${type}_X_#Svc${type}-0-Token`),
  },
  {
    what: 'Hardware address, serial number',
    example: '00-0E-58-A0-37-01:9',
    instead: '00-00-00-00-00-00:0',
    replace: (text) =>
      text.replace(
        HARDWARE,
        (_, separator: string, check?: string) => `${zeros(separator)}${check === undefined ? '' : ':0'}`,
      ),
  },
  {
    what: 'Mail address',
    example: 'owner@example.com',
    instead: 'hidden@example.invalid',
    replace: (text) => text.replace(MAIL, (_, at: string) => `hidden${at}example.invalid`),
  },
];

export const withoutShapes = (text: string): string =>
  SHAPES.reduce((rest, { replace }) => replace(rest), text);
