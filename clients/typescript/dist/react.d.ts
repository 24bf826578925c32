/** React hooks: creations and credits that follow each change. */
import type { Atelier, Creation, Credit } from "./atelier";
/** What a hook has read: its data, or null until it has arrived; and the error that ended it. */
export interface Live<Data> {
    data: Data | null;
    error: unknown;
}
/** Follow one creation. Pass null while there is none. */
export declare function useCreation(atelier: Atelier, id: string | null): Live<Creation>;
/** Follow the user's newest creations, at most `count`, newest first. */
export declare function useCreations(atelier: Atelier, count?: number): Live<Creation[]>;
/** Follow the user's credits. */
export declare function useCredits(atelier: Atelier): Live<Credit>;
