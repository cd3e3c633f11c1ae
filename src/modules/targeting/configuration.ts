/** The longest file taken, in bytes, unless MOST_FILE_MB says otherwise. */
export const ordinaryMostFileBytes = 500 * 1024 * 1024;
