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
package io.omnisql.benchmark;

import static com.google.common.base.Preconditions.checkArgument;
import static java.lang.Math.min;

/**
 * How many round trips a list of numbered pages takes at least: the first page tells how many there are, and each time the pages asked for together have come, twice as many are asked for, up to the most at once.
 */
record PageWindow(int most)
{
    PageWindow
    {
        checkArgument(most > 0, "most is not positive");
    }

    int roundTrips(int pages)
    {
        int trips = 1;
        int window = 1;
        for (int read = 1; read < pages; read += window) {
            if (trips > 1) {
                window = min(2 * window, most);
            }
            trips++;
        }
        return trips;
    }
}
