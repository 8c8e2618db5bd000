-- %f and %e round the exact binary value: ties go to the even digit, as in C.
-- row: V32, V18
-- skip luajit: rounds exact ties away from zero
print(("%.1f %.1f %.1f %.1f %.0f %.0f %.0f"):format(2.25, 2.35, 0.25, 0.75, 0.5, 1.5, 2.5)) --> 2.2 2.4 0.2 0.8 0 2 2
print(("%.2f %.3f %.2e %.0e"):format(1.005, 1.0005, 1.125e10, 2.5)) --> 1.00 1.000 1.12e+10 2e+00
print(("%5.1f|%.10f|%.0f"):format(-0.25, 1 / 3, 1e22)) -->  -0.2|0.3333333333|10000000000000000000000
print(("%.3g %.2g %g %.17g"):format(2.125, 0.00125, 0.0001, 0.1)) --> 2.12 0.0013 0.0001 0.10000000000000001
