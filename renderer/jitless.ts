import { z } from 'zod';

// The policy forbids eval, and zod's compiler is one. A schema decides when it is made, so this module comes first of all.
z.config({ jitless: true });
