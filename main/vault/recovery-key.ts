import { Refusal } from '../../shared/contract/errors.ts';
import { concat, utf8 } from './bytes.ts';
import { hash } from './sealing.ts';

/** 128 random bits: not to be guessed, so no slow derivation is needed. */
export const SECRET = 16;
/** Crockford base 32: no I, L, O, U, so that it can be copied by hand. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 4;
const LENGTH = 28;

/** 26 digits of the secret and two of its hash, in seven groups of four: `XXXX-XXXX-…`. */
export function writeRecoveryKey(secret: Uint8Array): string {
  const digits = toDigits(secret, 26) + check(secret);
  const groups: string[] = [];
  for (let at = 0; at < LENGTH; at += GROUP) groups.push(digits.slice(at, at + GROUP));
  return groups.join('-');
}

/** Case, spaces and dashes don't matter; O reads as 0, I and L as 1. Refuses `wrong-input` where length, digits or check don't fit. */
export function readRecoveryKey(text: string): Uint8Array {
  const digits = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const wrong = new Refusal('wrong-input', { reason: 'recovery-key' });
  if (digits.length !== LENGTH) throw wrong;
  let bits = 0n;
  for (const digit of digits.slice(0, 26)) {
    const value = DIGITS.indexOf(digit);
    if (value < 0) throw wrong;
    bits = (bits << 5n) | BigInt(value);
  }
  if ((bits & 3n) !== 0n) throw wrong; // 26 digits are 130 bits: the last two are zero
  const secret = new Uint8Array(Buffer.from((bits >> 2n).toString(16).padStart(SECRET * 2, '0'), 'hex'));
  if (check(secret) !== digits.slice(26)) throw wrong;
  return secret;
}

/** Key that opens a recovery slot. */
export function recoveryStretched(secret: Uint8Array, archive: Uint8Array): Uint8Array {
  return hash(concat(utf8('attest recovery key'), archive), secret);
}

function check(secret: Uint8Array): string {
  return toDigits(hash(concat(utf8('attest recovery check'), secret)).subarray(0, 2), 2);
}

/** The first `count` groups of five bits, filled with zeros at the end. */
function toDigits(bytes: Uint8Array, count: number): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const surplus = count * 5 - bytes.length * 8;
  bits = surplus >= 0 ? bits << BigInt(surplus) : bits >> BigInt(-surplus);
  let out = '';
  for (let i = count - 1; i >= 0; i--) out += DIGITS[Number((bits >> BigInt(i * 5)) & 31n)];
  return out;
}
