import { create } from "zustand";

interface Access {
  /** The API answered 401: it wants a token before it answers anything. */
  refused: boolean;
  refuse(): void;
  grant(): void;
}

export const useAccess = create<Access>()((set) => ({
  refused: false,
  refuse: () => set({ refused: true }),
  grant: () => set({ refused: false }),
}));
