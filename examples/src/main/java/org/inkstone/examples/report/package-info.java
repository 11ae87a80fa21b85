/**
 * The page that the tour writes: {@link org.inkstone.examples.report.TourReport} holds its figures, a record for each
 * stage; {@link org.inkstone.examples.report.TourReportPage} turns them into one self-contained HTML file.
 */
@NullMarked
package org.inkstone.examples.report;

import org.jspecify.annotations.NullMarked;
