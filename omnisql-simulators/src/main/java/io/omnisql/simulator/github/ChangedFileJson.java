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

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static com.google.common.net.UrlEscapers.urlPathSegmentEscaper;
import static java.util.Objects.requireNonNull;

/**
 * Renders the schema {@code diff-entry}: a file as a commit leaves it.
 */
record ChangedFileJson(ApiLinks links)
{
    ChangedFileJson
    {
        requireNonNull(links, "links is null");
    }

    ObjectNode render(GitHubRepository repository, String commit, ChangedFile file)
    {
        String page = links.page(repository);
        String escaped = urlPathSegmentEscaper().escape(file.filename());
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("sha", file.sha().orElse(null))
                .put("filename", file.filename())
                .put("status", file.status())
                .put("additions", file.additions())
                .put("deletions", file.deletions())
                .put("changes", file.additions() + file.deletions())
                .put("blob_url", page + "/blob/" + commit + "/" + escaped)
                .put("raw_url", page + "/raw/" + commit + "/" + escaped)
                .put("contents_url", links.repository(repository) + "/contents/" + escaped + "?ref=" + commit);
        file.patch().ifPresent(patch -> json.put("patch", patch));
        file.previousFilename().ifPresent(name -> json.put("previous_filename", name));
        return json;
    }
}
