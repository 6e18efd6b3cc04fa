/**
 * What browsers and authenticators say of passkeys, checked (WebAuthn §7.1, §7.2). What could go wrong: an answer is sent
 * twice (each challenge is good once, for five minutes, for one address and session), is of another site (origin and RP
 * id), of nobody who touched and unlocked the authenticator (both flags are asked for), of a copied authenticator (counters), or
 * no answer at all (bounded, and every failure is the same "no"). Proven in `test/browser/passkeys.test.ts`.
 */
import 'reflect-metadata';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Log } from '../../ports/log.ts';
import { userHandleOf } from '../identity/passkeys.ts';
import type { PasskeySignIn } from '../identity/sign-in.ts';
import type { Principal } from '../identity/principal.ts';
import type { Passkey } from '../identity/state.ts';
import type { FormTokens } from './form-tokens.ts';

/** From the page to the touch. */
const CHALLENGE_MS = 300_000;
/** EdDSA, ES256 and RS256 (RFC 9053): what authenticators have. */
const ALGORITHMS = [-8, -7, -257];

/** The site that passkeys are for. */
export interface RelyingParty {
  /** The name alone: `desk.example.org`. */
  readonly id: string;
  /** `https://desk.example.org:8443` */
  readonly origin: string;
}

interface Ports {
  readonly tokens: FormTokens;
  readonly log: Pick<Log, 'debug'>;
}

export class PasskeyCeremony {
  readonly #ports: Ports;
  readonly #party: RelyingParty;

  constructor(ports: Ports, party: RelyingParty) {
    this.#ports = ports;
    this.#party = party;
  }

  /** What a page asks the browser for, to make a passkey; as JSON. */
  async makingOptions({ id, name }: Principal, known: readonly Passkey[], about: string): Promise<string> {
    const options = await generateRegistrationOptions({
      rpName: 'Tonewall',
      rpID: this.#party.id,
      userName: id,
      userDisplayName: name,
      userID: userHandleOf(id),
      challenge: this.#ports.tokens.make(`make ${about}`, CHALLENGE_MS),
      timeout: CHALLENGE_MS,
      attestationType: 'none',
      excludeCredentials: known.map((passkey) => ({ id: passkey.id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return JSON.stringify(options);
  }

  /** The new passkey, but for its name and time; undefined where the answer does not hold. */
  async made(answer: string, about: string): Promise<Pick<Passkey, 'id' | 'key' | 'counter'> | undefined> {
    return this.#checked(async () => {
      const verified = await verifyRegistrationResponse({
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library checks what it reads of it
        response: JSON.parse(answer) as RegistrationResponseJSON,
        expectedChallenge: (challenge) => this.#spend(challenge, `make ${about}`),
        expectedOrigin: this.#party.origin,
        expectedRPID: this.#party.id,
        requireUserVerification: true,
        supportedAlgorithmIDs: ALGORITHMS,
      });
      if (!verified.verified) return undefined;
      const { id, publicKey, counter } = verified.registrationInfo.credential;
      return { id, key: Buffer.from(publicKey).toString('base64url'), counter };
    });
  }

  /** What a page asks the browser for, to sign in with whichever passkey there is; as JSON. */
  async signingOptions(about: string): Promise<string> {
    const options = await generateAuthenticationOptions({
      rpID: this.#party.id,
      challenge: this.#ports.tokens.make(`sign ${about}`, CHALLENGE_MS),
      timeout: CHALLENGE_MS,
      userVerification: 'required',
    });
    return JSON.stringify(options);
  }

  /** The passkey that an answer says it is of, and how to find out; undefined for what is no answer. */
  signed(answer: string, about: string): PasskeySignIn | undefined {
    const response = answerIn(answer);
    if (!response) return undefined;
    const verify: PasskeySignIn['verify'] = ({ person, passkey }) =>
      this.#checked(async () => {
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          response,
          expectedChallenge: (challenge) => this.#spend(challenge, `sign ${about}`),
          expectedOrigin: this.#party.origin,
          expectedRPID: this.#party.id,
          requireUserVerification: true,
          credential: {
            id: passkey.id,
            publicKey: new Uint8Array(Buffer.from(passkey.key, 'base64url')),
            counter: passkey.counter,
          },
        });
        // WebAuthn §7.2 step 6: nobody was named before, so the authenticator has to say whose it is.
        const isOwn =
          response.response.userHandle === Buffer.from(userHandleOf(person)).toString('base64url');
        return verified && isOwn ? authenticationInfo.newCounter : undefined;
      });
    return { key: response.id, verify };
  }

  #spend(challenge: string, about: string): boolean {
    return this.#ports.tokens.spend(Buffer.from(challenge, 'base64url').toString('latin1'), about);
  }

  /** The library throws for all that does not hold. */
  async #checked<T>(check: () => Promise<T | undefined>): Promise<T | undefined> {
    try {
      return await check();
    } catch (cause) {
      this.#ports.log.debug('a passkey does not hold', { cause: String(cause).slice(0, 200) });
      return undefined;
    }
  }
}

/** As far as it is looked at before the library does. */
function answerIn(text: string): AuthenticationResponseJSON | undefined {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is read of it here is checked here
    const value = JSON.parse(text) as AuthenticationResponseJSON | null;
    const isAnswer = typeof value?.id === 'string' && typeof value.response === 'object';
    return isAnswer && value.response !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
