interface Packed {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  readonly packager: { readonly executableName: string; readonly appInfo: { readonly productFilename: string } };
}

export const fuses: Readonly<Record<number, boolean>>;
export function packedPaths(archive: string): string[];
export function faultsOf(paths: readonly string[]): string[];
export default function afterPack(context: Packed): Promise<void>;
