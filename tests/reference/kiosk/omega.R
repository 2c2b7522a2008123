# Reliability of the kiosk survey by R psych, lavaan and semTools.
#
#   Rscript omega.R ../../../src/scorecard/templates/self_service_kiosk/answers.csv omega_R.csv
#
# Each row is one scale: a dimension (its items by their numbers in the file) or all 24 items, of the
# expectations (E), the perceptions (P) or their differences P - E. Nobody left an answer out, so that
# pairwise and listwise are the same here.
#
#   lavaan    one-factor model by maximum likelihood, factor variance 1, by BFGS down to a gradient
#             below 1e-6 (its default stops earlier: 5e-6 off in omega of all items);
#             omega = (sum l)^2 / ((sum l)^2 + sum theta);
#             omega_observed = (sum l)^2 / sum S, with S divided by n as lavaan does;
#             composite reliability and AVE from the standardised loadings
#   semTools  compRelSEM (model-implied and observed-variance denominators), AVE
#   psych     omega(nfactors = 1, fm = "ml"): 1 - sum(uniquenesses) / sum(correlations);
#             its optimiser stops early (all items, expectations: 2e-4 short of the optimum), so the same
#             form is given from
#   stats     factanal with its tolerance tightened (factr 1e4)
#   psych     alpha: raw, standardised, if an item is dropped, and item-rest correlations
#
# A scale of two items has no one-factor model with a single solution; its omegas are NA.

suppressPackageStartupMessages({library(psych); library(lavaan); library(semTools)})
arguments <- commandArgs(trailingOnly = TRUE)
answers <- read.csv(arguments[1], check.names = FALSE)

scales <- list(
  usefulness = 1:3, security = 19:21, control = 7:8, convenience = 13:17, economy = c(10, 11, 18),
  tangible = c(4, 5, 6, 22), all_items = 1:24)

joined <- function(x) paste(sprintf("%.10f", x), collapse = " ")

one_scale <- function(name, role, items) {
  e <- as.matrix(answers[, paste0("E", items)])
  p <- as.matrix(answers[, paste0("P", items)])
  x <- switch(role, expectation = e, perception = p, gap = p - e)
  colnames(x) <- paste0("i", items)
  k <- ncol(x)
  a <- suppressWarnings(psych::alpha(as.data.frame(x), check.keys = FALSE, warnings = FALSE))
  row <- list(
    id = name, scale_of = role, k = k, n = nrow(x),
    alpha = a$total$raw_alpha, alpha_standardised = a$total$std.alpha,
    item_rest_r = joined(a$item.stats$r.drop),
    alpha_if_item_deleted = if (k > 2) joined(a$alpha.drop$raw_alpha) else NA)
  empty <- list(
    omega = NA, omega_observed = NA, composite_reliability = NA, ave = NA, semtools_omega = NA,
    semtools_omega_observed = NA, semtools_ave = NA, psych_omega = NA, factanal_omega = NA, chisq = NA, heywood = NA,
    standardised_loadings = NA)
  if (k < 3) return(as.data.frame(c(row, empty)))
  model <- paste("f =~", paste(colnames(x), collapse = " + "))
  fit <- suppressWarnings(cfa(model, data = as.data.frame(x), std.lv = TRUE, optim.method = "BFGS",
                              control = list(reltol = 1e-15, maxit = 10000)))
  stopifnot(lavInspect(fit, "converged"), max(abs(lavInspect(fit, "optim.gradient"))) < 1e-6)
  estimates <- lavInspect(fit, "est")
  loadings <- estimates$lambda[, 1]
  theta <- diag(estimates$theta)
  standardised <- lavInspect(fit, "std")$lambda[, 1]
  s <- lavInspect(fit, "sampstat")$cov
  forms <- list(
    omega = sum(loadings)^2 / (sum(loadings)^2 + sum(theta)),
    omega_observed = sum(loadings)^2 / sum(s),
    composite_reliability = sum(standardised)^2 / (sum(standardised)^2 + sum(1 - standardised^2)),
    ave = mean(standardised^2),
    semtools_omega = unname(suppressWarnings(compRelSEM(fit, obs.var = FALSE))),
    semtools_omega_observed = unname(suppressWarnings(compRelSEM(fit, obs.var = TRUE))),
    semtools_ave = unname(suppressWarnings(AVE(fit))),
    psych_omega = suppressWarnings(suppressMessages(
      psych::omega(x, nfactors = 1, fm = "ml", plot = FALSE)))$omega.tot,
    factanal_omega = 1 - sum(factanal(x, 1, control = list(
      opt = list(factr = 1e4, maxit = 10000)))$uniquenesses) / sum(cor(x)),
    chisq = unname(fitMeasures(fit, "chisq")),
    heywood = any(theta < 0),
    standardised_loadings = joined(standardised))
  as.data.frame(c(row, forms))
}

capture.output(rows <- do.call(rbind, unlist(lapply(names(scales), function(name) {
  lapply(c("expectation", "perception", "gap"), function(role) one_scale(name, role, scales[[name]]))
}), recursive = FALSE)))
versions <- sprintf("%s; psych %s; lavaan %s; semTools %s", R.version.string, packageVersion("psych"),
                    packageVersion("lavaan"), packageVersion("semTools"))
numbers <- vapply(rows, is.numeric, logical(1))
rows[numbers] <- lapply(rows[numbers], function(x) ifelse(is.na(x), NA, sprintf("%.12g", x)))
writeLines(paste("#", versions), arguments[2])
suppressWarnings(write.table(rows, arguments[2], sep = ",", row.names = FALSE, append = TRUE, quote = FALSE))
cat(versions, "\n")
