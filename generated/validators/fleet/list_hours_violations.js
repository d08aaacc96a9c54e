// Made by toolwright generate. Do not edit: change the catalog instead.
import { duplicates, formats, owns, ucs2length, validator } from "toolwright/validation";

export const input = validator((() => {
const func1 = ucs2length;
const formats0 = formats["date"];
const pattern0 = new RegExp("^DEP-[0-9]{2}$", "u");
const pattern1 = new RegExp("^DRV-[0-9]{4}$", "u");
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.limit === undefined){
data.limit = 50;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((((key0 === "date") || (key0 === "depot_id")) || (key0 === "limit")) || (key0 === "after_driver_id"))){
const err0 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["date","depot_id","limit","after_driver_id"], closed: true}};
(vErrors ??= []).push(err0);
errors++;
}
if(errors > before0){
break;
}
}
if(data.date !== undefined && owns(data, "date")){
let data0 = data.date;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data0 == "number"){
}
if(typeof data0 === "string"){
if(data0.length > 10 && func1(data0) > 10){
const err1 = {instancePath:instancePath+"/date",keyword:"maxLength",params:{limit: 10}};
(vErrors ??= []).push(err1);
errors++;
}
if(!(formats0(data0))){
const err2 = {instancePath:instancePath+"/date",keyword:"format",params:{format: "date"}};
(vErrors ??= []).push(err2);
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/date",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err3);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.depot_id !== undefined && owns(data, "depot_id")){
let data1 = data.depot_id;
const _errs5 = errors;
const _errs6 = errors;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err4 = {instancePath:instancePath+"/depot_id",keyword:"pattern",params:{pattern: "^DEP-[0-9]{2}$"}};
(vErrors ??= []).push(err4);
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/depot_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err5);
errors++;
}
var valid2 = _errs6 === errors;
var valid0 = _errs5 === errors;
}
let data2 = data.limit;
const _errs8 = errors;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err6 = {instancePath:instancePath+"/limit",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err6);
errors++;
}
if(typeof data2 == "number"){
if(data2 > 100 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/limit",keyword:"maximum",params:{comparison: "<=", limit: 100}};
(vErrors ??= []).push(err7);
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/limit",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err8);
errors++;
}
}
var valid0 = _errs8 === errors;
if(data.after_driver_id !== undefined && owns(data, "after_driver_id")){
let data3 = data.after_driver_id;
const _errs10 = errors;
const _errs11 = errors;
if(typeof data3 === "string"){
if(!pattern1.test(data3)){
const err9 = {instancePath:instancePath+"/after_driver_id",keyword:"pattern",params:{pattern: "^DRV-[0-9]{4}$"}};
(vErrors ??= []).push(err9);
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/after_driver_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err10);
errors++;
}
var valid3 = _errs11 === errors;
var valid0 = _errs10 === errors;
}
}
else {
const err11 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err11);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());

export const output = validator((() => {
const func4 = ucs2length;
const func14 = duplicates;
const formats0 = formats["date"];
const pattern0 = new RegExp("^DRV-[0-9]{4}$", "u");
const pattern1 = new RegExp("^DEP-[0-9]{2}$", "u");
const obj0 = ["daily_limit","weekly_limit","fortnight_limit","break_overdue"];
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.date === undefined) || (!(owns(data, "date")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "date"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.violations === undefined) || (!(owns(data, "violations")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "violations"}};
(vErrors ??= []).push(err1);
errors++;
}
if((data.more === undefined) || (!(owns(data, "more")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "more"}};
(vErrors ??= []).push(err2);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(((key0 === "date") || (key0 === "violations")) || (key0 === "more"))){
const err3 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["date","violations","more"], closed: true}};
(vErrors ??= []).push(err3);
errors++;
}
if(errors > before0){
break;
}
}
if(data.date !== undefined && owns(data, "date")){
let data0 = data.date;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data0 == "number"){
}
if(typeof data0 === "string"){
if(data0.length > 10 && func4(data0) > 10){
const err4 = {instancePath:instancePath+"/date",keyword:"maxLength",params:{limit: 10}};
(vErrors ??= []).push(err4);
errors++;
}
if(!(formats0(data0))){
const err5 = {instancePath:instancePath+"/date",keyword:"format",params:{format: "date"}};
(vErrors ??= []).push(err5);
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/date",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err6);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.violations !== undefined && owns(data, "violations")){
let data1 = data.violations;
const _errs5 = errors;
if(Array.isArray(data1)){
if(data1.length > 100){
const err7 = {instancePath:instancePath+"/violations",keyword:"maxItems",params:{limit: 100}};
(vErrors ??= []).push(err7);
errors++;
}
let valid3 = true;
const len0 = data1.length;
const before1 = errors;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs7 = errors;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if((data2.driver_id === undefined) || (!(owns(data2, "driver_id")))){
const err8 = {instancePath:instancePath+"/violations/" + i0,keyword:"required",params:{missingProperty: "driver_id"}};
(vErrors ??= []).push(err8);
errors++;
}
if((data2.depot_id === undefined) || (!(owns(data2, "depot_id")))){
const err9 = {instancePath:instancePath+"/violations/" + i0,keyword:"required",params:{missingProperty: "depot_id"}};
(vErrors ??= []).push(err9);
errors++;
}
if((data2.broken_rules === undefined) || (!(owns(data2, "broken_rules")))){
const err10 = {instancePath:instancePath+"/violations/" + i0,keyword:"required",params:{missingProperty: "broken_rules"}};
(vErrors ??= []).push(err10);
errors++;
}
const before2 = errors;
for(const key1 in data2){
if(!Object.prototype.hasOwnProperty.call(data2, key1)) continue;
if(!(((key1 === "driver_id") || (key1 === "depot_id")) || (key1 === "broken_rules"))){
const err11 = {instancePath:instancePath+"/violations/" + i0,keyword:"additionalProperties",params:{property: key1, known: ["driver_id","depot_id","broken_rules"], closed: true}};
(vErrors ??= []).push(err11);
errors++;
}
if(errors > before2){
break;
}
}
if(data2.driver_id !== undefined && owns(data2, "driver_id")){
let data3 = data2.driver_id;
const _errs10 = errors;
const _errs11 = errors;
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err12 = {instancePath:instancePath+"/violations/" + i0+"/driver_id",keyword:"pattern",params:{pattern: "^DRV-[0-9]{4}$"}};
(vErrors ??= []).push(err12);
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/violations/" + i0+"/driver_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err13);
errors++;
}
var valid5 = _errs11 === errors;
var valid4 = _errs10 === errors;
}
if(data2.depot_id !== undefined && owns(data2, "depot_id")){
let data4 = data2.depot_id;
const _errs13 = errors;
const _errs14 = errors;
if(typeof data4 === "string"){
if(!pattern1.test(data4)){
const err14 = {instancePath:instancePath+"/violations/" + i0+"/depot_id",keyword:"pattern",params:{pattern: "^DEP-[0-9]{2}$"}};
(vErrors ??= []).push(err14);
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/violations/" + i0+"/depot_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err15);
errors++;
}
var valid6 = _errs14 === errors;
var valid4 = _errs13 === errors;
}
if(data2.broken_rules !== undefined && owns(data2, "broken_rules")){
let data5 = data2.broken_rules;
const _errs16 = errors;
if(Array.isArray(data5)){
if(data5.length > 4){
const err16 = {instancePath:instancePath+"/violations/" + i0+"/broken_rules",keyword:"maxItems",params:{limit: 4}};
(vErrors ??= []).push(err16);
errors++;
}
if(data5.length < 1){
const err17 = {instancePath:instancePath+"/violations/" + i0+"/broken_rules",keyword:"minItems",params:{limit: 1}};
(vErrors ??= []).push(err17);
errors++;
}
let valid8 = true;
const len1 = data5.length;
const before3 = errors;
for(let i1=0; i1<len1; i1++){
let data6 = data5[i1];
const _errs18 = errors;
if(!(data6 === "daily_limit" || data6 === "weekly_limit" || data6 === "fortnight_limit" || data6 === "break_overdue")){
const err18 = {instancePath:instancePath+"/violations/" + i0+"/broken_rules/" + i1,keyword:"enum",params:{allowedValues: obj0}};
(vErrors ??= []).push(err18);
errors++;
}
var valid7 = _errs18 === errors;
if(!valid7){
valid8 = false;
}
if(errors > before3){
break;
}
}
const pair0 = func14(data5);
if(pair0 !== undefined){
const err19 = {instancePath:instancePath+"/violations/" + i0+"/broken_rules",keyword:"uniqueItems",params:{i: pair0[0], j: pair0[1]}};
(vErrors ??= []).push(err19);
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/violations/" + i0+"/broken_rules",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err20);
errors++;
}
var valid4 = _errs16 === errors;
}
}
else {
const err21 = {instancePath:instancePath+"/violations/" + i0,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err21);
errors++;
}
var valid2 = _errs7 === errors;
if(!valid2){
valid3 = false;
}
if(errors > before1){
break;
}
}
}
else {
const err22 = {instancePath:instancePath+"/violations",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err22);
errors++;
}
var valid0 = _errs5 === errors;
}
if(data.more !== undefined && owns(data, "more")){
let data7 = data.more;
const _errs19 = errors;
if(typeof data7 !== "boolean"){
const err23 = {instancePath:instancePath+"/more",keyword:"type",params:{type: "boolean"}};
(vErrors ??= []).push(err23);
errors++;
}
var valid0 = _errs19 === errors;
}
}
else {
const err24 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err24);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
