/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.omnisql.simulator.github;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * A difference of so many files and lines, which are made up when they are asked for: a count costs nothing, and the lines
 * of all files add up to the whole. The first file has the given path, the others stand in a folder beside it.
 */
public record FileChanges(String firstPath, int files, int additions, int deletions)
{
    private static final int LARGEST_PATCH = 400;

    public FileChanges
    {
        requireNonNull(firstPath, "firstPath is null");
    }

    /**
     * The files in the order of their names.
     */
    public ImmutableList<ChangedFile> list()
    {
        ImmutableList.Builder<ChangedFile> list = ImmutableList.builder();
        Share added = new Share(additions, (int) kinds().filter(kind -> kind.adds).count());
        Share deleted = new Share(deletions, (int) kinds().filter(kind -> kind.deletes).count());
        int adding = 0;
        int deleting = 0;
        for (int i = 0; i < files; i++) {
            Kind kind = Kind.of(i);
            list.add(file(i, kind, kind.adds ? added.of(adding) : 0, kind.deletes ? deleted.of(deleting) : 0));
            adding += kind.adds ? 1 : 0;
            deleting += kind.deletes ? 1 : 0;
        }
        return list.build().stream()
                .sorted((one, other) -> one.filename().compareTo(other.filename()))
                .collect(toImmutableList());
    }

    boolean touches(String path)
    {
        return list().stream().anyMatch(file -> file.isBelow(path));
    }

    private Stream<Kind> kinds()
    {
        return IntStream.range(0, files).mapToObj(Kind::of);
    }

    private ChangedFile file(int index, Kind kind, int added, int deleted)
    {
        String name = index == 0 ? firstPath : folder() + "/" + kind.filename.formatted(index);
        return new ChangedFile(
                kind == Kind.MODE ? Optional.empty() : Optional.of(Hashing.sha256().hashString(name + added, UTF_8).toString().substring(0, 40)),
                name,
                kind.status,
                added,
                deleted,
                Optional.of(patch(added, deleted)).filter(_ -> added + deleted > 0 && added + deleted <= LARGEST_PATCH),
                kind.moves ? Optional.of(folder() + "/old " + index + ".txt") : Optional.empty());
    }

    private String folder()
    {
        return firstPath.replaceFirst("\\.[a-z]+$", "");
    }

    private static String patch(int added, int deleted)
    {
        return "@@ -1,%d +1,%d @@\n-\"old\" \\ line\n+neue Zeile 🚀\t<&>".formatted(deleted, added);
    }

    /**
     * A number cut into parts of about the same size.
     */
    private record Share(int whole, int parts)
    {
        int of(int part)
        {
            return (int) ((long) whole * (part + 1) / parts - (long) whole * part / parts);
        }
    }

    private enum Kind
    {
        MODIFIED("modified", "part %04d.java", true, true, false),
        ADDED("added", "Ünïcode %04d.md", true, false, false),
        RENAMED("renamed", "new %04d.txt", false, false, true),
        BINARY("added", "logo-%04d.png", false, false, false),
        REMOVED("removed", "gone-%04d.txt", false, true, false),
        EDITED("renamed", "edited %04d.txt", true, true, true),
        COPIED("copied", "copy-%04d.txt", true, false, true),
        MODE("changed", "run-%04d.sh", false, false, false);

        private final String status;
        private final String filename;
        private final boolean adds;
        private final boolean deletes;
        private final boolean moves;

        Kind(String status, String filename, boolean adds, boolean deletes, boolean moves)
        {
            this.status = status;
            this.filename = filename;
            this.adds = adds;
            this.deletes = deletes;
            this.moves = moves;
        }

        static Kind of(int index)
        {
            return values()[index % values().length];
        }
    }
}
