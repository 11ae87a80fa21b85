package org.inkstone.core.io;

import org.jspecify.annotations.Nullable;

/**
 * Checks file names that come out of a file (路径限制). An index of shards, a manifest or an archive lists names that
 * its reader will open below some folder; a name such as {@code ../../other/model} or {@code /etc/hostname} would make
 * it open something else. The check is on the text alone, the same on every platform, and comes before any file is
 * touched.
 *
 * <p>A name is confined if it is one or more parts joined by {@code /}, and no part is empty, {@code .} or {@code ..},
 * or has a backslash, a colon (drives, streams and URLs) or a control character. Links on the disk are another matter:
 * follow them with {@code toRealPath} and look again.
 */
public final class ConfinedNames {
    private ConfinedNames() {}

    /**
     * Tells why a name is not that of a file directly in a folder.
     *
     * @param name any text
     * @return what is wrong, or null if the name is fine
     */
    public static @Nullable String problemOfFileName(String name) {
        if (name.indexOf('/') >= 0) {
            return "it has a /";
        }
        return problemOfPart(name);
    }

    /**
     * Tells why a name is not that of a file in a folder or in folders below it.
     *
     * @param path any text, parts joined by {@code /}
     * @return what is wrong, or null if the path is fine
     */
    public static @Nullable String problemOfPath(String path) {
        int begin = 0;
        while (true) {
            int slash = path.indexOf('/', begin);
            String problem = problemOfPart(path.substring(begin, slash < 0 ? path.length() : slash));
            if (problem != null || slash < 0) {
                return problem;
            }
            begin = slash + 1;
        }
    }

    private static @Nullable String problemOfPart(String part) {
        if (part.isEmpty()) {
            return "a part is empty";
        }
        if (part.equals(".") || part.equals("..")) {
            return "a part is " + part;
        }
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '\\' || c == ':') {
                return "it has a " + c;
            }
            if (Character.isISOControl(c)) {
                return "it has a control character";
            }
        }
        return null;
    }
}
