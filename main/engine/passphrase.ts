import { Refusal } from '../../shared/contract/errors.ts';

/** Short ones are guessed in minutes from a copied disk, whatever the key derivation costs. */
const least = 8;

/** Refuses `passphrase-too-short`. */
export function mustBeLongEnough(passphrase: string): void {
  if ([...passphrase].length < least) throw new Refusal('passphrase-too-short', { least });
}
